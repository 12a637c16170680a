// error: tests/errors/scheduling_spread\.cpp:5: Deployment `web` spreads over `zone` with maxSkew 0, which is not more than 0; set maxSkew to 1 or more, and minDomains only with DoNotSchedule \[CON-30\]
// error: tests/errors/scheduling_spread\.cpp:5: Deployment `web` spreads over `zone` with minDomains, which goes with DoNotSchedule only; set maxSkew to 1 or more, and minDomains only with DoNotSchedule \[CON-30\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  auto& spread = pod.topologySpreadConstraints.emplace_back();
  spread.topologyKey = "zone";
  spread.whenUnsatisfiable = api::core::v1::TopologySpreadConstraint::WhenUnsatisfiable::ScheduleAnyway;
  spread.labelSelector.ensure();
#ifdef FIXED
  spread.maxSkew = 1;
#else
  spread.maxSkew = 0;
  spread.minDomains = 2;
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
