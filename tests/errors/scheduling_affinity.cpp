// error: tests/errors/scheduling_affinity\.cpp:5: Deployment `web` has an affinity of weight 0, which is not from 1 to 100; set the topologyKey: `kubernetes\.io/hostname` \[CON-31\]
// error: tests/errors/scheduling_affinity\.cpp:5: Deployment `web` requires nodes by a selector without terms; give In and NotIn values, Gt and Lt one; Exists and DoesNotExist take none \[GRM-11\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  auto& affinity = pod.affinity.ensure();
#ifndef FIXED
  affinity.podAntiAffinity.ensure().preferredDuringSchedulingIgnoredDuringExecution.emplace_back().weight = 0;
  affinity.podAntiAffinity->preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm.topologyKey = "zone";
  affinity.nodeAffinity.ensure().requiredDuringSchedulingIgnoredDuringExecution.ensure();
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
