// error: tests/errors/pod_spec_dns\.cpp:6: Deployment `web` has a host alias for `192\.0\.2`, which is no address; write addresses such as `192\.0\.2\.1`; at most 3 name servers and 32 searches \[GRM-38\]
// error: tests/errors/pod_spec_dns\.cpp:6: Deployment `web` has activeDeadlineSeconds 5, and its pods never end; remove it from the template \[CON-32\]
// error: tests/errors/pod_spec_dns\.cpp:6: Deployment `web` has dnsPolicy None, and names no servers of its own; add dnsConfig\.nameservers \[CON-25\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  pod.dnsPolicy = api::core::v1::PodSpec::DnsPolicy::None;
#ifdef FIXED
  pod.dnsConfig.ensure().nameservers.push_back("192.0.2.1");
#else
  pod.hostAliases.emplace_back().ip = "192.0.2";
  pod.activeDeadlineSeconds = 5;
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
