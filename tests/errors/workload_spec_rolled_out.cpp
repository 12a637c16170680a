// error: tests/errors/workload_spec_rolled_out\.cpp:5: Deployment `web` has 600 seconds to progress, and a pod is ready after 600; raise progressDeadlineSeconds above minReadySeconds \[CON-41\]
// error: tests/errors/workload_spec_rolled_out\.cpp:5: Deployment `web` may have neither a pod more nor a pod less: it could not be rolled out; set maxSurge or maxUnavailable to 1 \[CON-39\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& update = d.spec.strategy.ensure().rollingUpdate.ensure();
  update.maxSurge = 0;
#ifdef FIXED
  update.maxUnavailable = 1;
#else
  update.maxUnavailable = 0;
  d.spec.minReadySeconds = 600;
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
