// error: tests/errors/pod_spec_profile_of_unknown_container\.cpp:4: Deployment `web` has an AppArmor profile for container `ngnix`, which it does not have; did you mean `nginx`\? \[REF-53\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& annotations = d.spec.template_.metadata.annotations;
#ifdef FIXED
  annotations["container.apparmor.security.beta.kubernetes.io/nginx"] = "runtime/default";
#else
  annotations["container.apparmor.security.beta.kubernetes.io/ngnix"] = "runtime/default";
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
