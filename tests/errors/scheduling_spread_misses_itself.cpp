// error: tests/errors/scheduling_spread_misses_itself\.cpp:\d+: Deployment `web` spreads over `kubernetes\.io/hostname` among pods with `app: wbe`, which its own are not: they are not spread; select by labels that they have, or waive DOV-26 with a reason \[DOV-26\]
#include "web.hpp"

inline constexpr auto spread = Deployment<"web">{}.withContainer(nginx).withReplicas(3).edit([](api::apps::v1::Deployment& d) {
  auto& constraint = d.spec.template_.spec.topologySpreadConstraints.emplace_back();
  constraint.maxSkew = 1;
  constraint.topologyKey = "kubernetes.io/hostname";
  constraint.whenUnsatisfiable = api::core::v1::TopologySpreadConstraint::WhenUnsatisfiable::DoNotSchedule;
#ifdef FIXED
  constraint.labelSelector.ensure().matchLabels["app"] = "web";
#else
  constraint.labelSelector.ensure().matchLabels["app"] = "wbe";
#endif
});

inline constexpr auto shop = stack<"shop">(file("web.yaml", spread), file("service.yaml", web_service));

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
