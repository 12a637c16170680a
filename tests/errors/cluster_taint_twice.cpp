// error: tests/errors/cluster_taint_twice\.cpp:4: Node `edge` has the taint `dedicated:NoSchedule` twice; remove one of the two \[IDN-21\]
#include "web.hpp"

inline constexpr auto broken = resource<api::core::v1::Node, "edge">([](api::core::v1::Node& x) {
  auto& taints = x.spec.taints;
  taints.emplace_back().key = "dedicated";
  taints[0].effect = api::core::v1::Taint::Effect::NoSchedule;
  taints.push_back(taints[0]);
#ifdef FIXED
  taints[1].effect = api::core::v1::Taint::Effect::NoExecute;
#endif
});

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
