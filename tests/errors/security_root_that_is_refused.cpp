// error: tests/errors/security_root_that_is_refused\.cpp:4: Deployment `web`, container `nginx` runs as user 0, which is root, and runAsNonRoot refuses it: the kubelet never starts it; run as another user: non_root\(1001\) \[CON-87\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  pod.securityContext.ensure().runAsNonRoot = true;
#ifdef FIXED
  pod.containers[0].securityContext.ensure().runAsUser = 1001;
#else
  pod.containers[0].securityContext.ensure().runAsUser = 0;
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
