// error: tests/errors/probes_success_of_liveness\.cpp:4: Deployment `web`, container `nginx` has a liveness probe with successThreshold 2, which can be 1 only; remove successThreshold \[CON-06\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  auto& probe = pod.containers[0].livenessProbe.ensure();
  probe.httpGet.ensure().port = 8080;
#ifdef FIXED
  probe.failureThreshold = 2;
#else
  probe.successThreshold = 2;
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
