// error: tests/errors/fields_bad_word\.cpp:8: Deployment `web`: spec\.template\.spec\.containers\[0\]\.imagePullPolicy is `Allways`, which is none of its words; did you mean `Always`\? \[GRM-50\]
// error: tests/errors/fields_bad_word\.cpp:13: Deployment `worker`: spec\.template\.spec\.dnsPolicy is `Cluster`, which is none of its words; they are `ClusterFirst`, `ClusterFirstWithHostNet`, `Default`, `None` \[GRM-50\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx.withImagePullPolicy("Always"));
#else
inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx.withImagePullPolicy("Allways"));
#endif

// A word of text is looked up; what only a newer Kubernetes has is vouched for by its writer.
using dns_policy = model::choice<api::core::v1::PodSpec::DnsPolicy>;
inline constexpr auto worker = Deployment<"worker">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
#ifdef FIXED
  d.spec.template_.spec.dnsPolicy = dns_policy::future("Cluster");
#else
  d.spec.template_.spec.dnsPolicy = dns_policy::other("Cluster");
#endif
});

inline constexpr auto all = stack<"test">(file("broken.yaml", broken), file("worker.yaml", worker));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
