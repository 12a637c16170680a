// error: tests/errors/workload_spec_daemon_set\.cpp:4: DaemonSet `web` may have both a pod more and a pod less: it takes one \(set maxUnavailable to 0\); set one of maxSurge and maxUnavailable to 1 \[CON-40\]
#include "web.hpp"

inline constexpr auto broken = resource<api::apps::v1::DaemonSet, "web">([](api::apps::v1::DaemonSet& x) {
  x.spec.selector.matchLabels["app"] = "web";
  x.spec.template_.metadata.labels["app"] = "web";
  x.spec.template_.spec.containers.emplace_back().name = "web";
  x.spec.template_.spec.containers[0].image = "web:1.0";
  auto& update = x.spec.updateStrategy.ensure().rollingUpdate.ensure();
  update.maxSurge = 1;
#ifdef FIXED
  update.maxUnavailable = 0;
#else
  update.maxUnavailable = 1;
#endif
});

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
