// error: tests/errors/scheduling_spread_twice\.cpp:4: Deployment `web` spreads over `kubernetes\.io/hostname` DoNotSchedule twice; remove one of the two \[IDN-15\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  auto& spread = pod.topologySpreadConstraints;
  spread.emplace_back().topologyKey = "kubernetes.io/hostname";
  spread[0].maxSkew = 1;
  spread[0].whenUnsatisfiable = api::core::v1::TopologySpreadConstraint::WhenUnsatisfiable::DoNotSchedule;
  spread.push_back(spread[0]);
#ifdef FIXED
  spread[1].topologyKey = "topology.kubernetes.io/zone";
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
