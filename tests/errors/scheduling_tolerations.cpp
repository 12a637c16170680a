// error: tests/errors/scheduling_tolerations\.cpp:5: Deployment `web` has readinessGate `a b`, which is no qualified name; use `name` or `example\.com/name` \[GRM-34\]
// error: tests/errors/scheduling_tolerations\.cpp:5: Deployment `web` tolerates `dedicated Exists` with the value `db`: Exists takes none; use Exists without a value; tolerationSeconds go with NoExecute \[CON-29\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  auto& toleration = pod.tolerations.emplace_back();
  toleration.key = "dedicated";
  toleration.operator_ = api::core::v1::Toleration::Operator::Exists;
#ifndef FIXED
  toleration.value = "db";
  pod.readinessGates.emplace_back().conditionType = "a b";
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
