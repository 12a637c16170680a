// error: tests/errors/workload_spec_stateful_set\.cpp:4: StatefulSet `web` has partition -1, which is less than 0; write a number from 0 \[CON-42\]
#include "web.hpp"

inline constexpr auto broken = resource<api::apps::v1::StatefulSet, "web">([](api::apps::v1::StatefulSet& x) {
  x.spec.selector.matchLabels["app"] = "web";
  x.spec.template_.metadata.labels["app"] = "web";
  x.spec.template_.spec.containers.emplace_back().name = "web";
  x.spec.template_.spec.containers[0].image = "web:1.0";
  auto& update = x.spec.updateStrategy.ensure().rollingUpdate.ensure();
#ifdef FIXED
  update.partition = 1;
#else
  update.partition = -1;
#endif
});

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
