// error: tests/errors/access_aggregation\.cpp:6: ClusterRole `web` has an aggregationRule without clusterRoleSelectors; add a clusterRoleSelector \[CON-72\]
#include "web.hpp"

#include <dovetail/api/rbac/v1.hpp>

inline constexpr auto broken = resource<api::rbac::v1::ClusterRole, "web">([](api::rbac::v1::ClusterRole& x) {
  auto& aggregation = x.aggregationRule.ensure();
#ifdef FIXED
  aggregation.clusterRoleSelectors.emplace_back().matchLabels["aggregate"] = "web";
#endif
});

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
