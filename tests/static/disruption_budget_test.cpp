/// check/disruption_budget.hpp: PodDisruptionBudgets.
#include "edited.hpp"

#include <dovetail/api/autoscaling/v2.hpp>
#include <dovetail/api/policy/v1.hpp>

using budget = api::policy::v1::PodDisruptionBudget;
using s = api::policy::v1::PodDisruptionBudgetSpec;
template <auto Edit>
inline constexpr auto budget_with = resource<budget, "web">([](budget& b) {
  b.spec.selector.ensure().matchLabels["app"] = "web";
  Edit(b.spec);
});
inline constexpr auto three = workload_with<[](auto& d) { d.spec.replicas = 3; }>;
template <auto Edit>
inline constexpr auto of_budget = stack<"test">(file("a", three), file("b", budget_with<Edit>));
static_assert(tells<of_budget<[](s& x) { x.minAvailable = 1; }>, of_budget<[](s& x) {
                      x.minAvailable = 1;
                      x.selector->matchLabels["app"] = "wbe";
                    }>>("REF-44"));
static_assert(tells<of_budget<[](s& x) { x.maxUnavailable = "25%"; }>,
                    of_budget<[](s& x) { x.maxUnavailable = "25"; }>>("GRM-27"));
static_assert(breaks_only<of_budget<[](s& x) { x.maxUnavailable = "101%"; }>>("GRM-27"));
static_assert(breaks_only<of_budget<[](s& x) { x.maxUnavailable = -1; }>>("GRM-27"));
static_assert(breaks_only<of_budget<[](s& x) {
  x.maxUnavailable = 1;
  x.minAvailable = 1;
}>>("CON-53"));
static_assert(warnings_of<of_budget<[](s&) {}>>(check::CON_54) == 1 &&
              warnings_of<of_budget<[](s& x) { x.maxUnavailable = 1; }>>(check::CON_54) == 0);
static_assert(warnings_of<of_budget<[](s& x) { x.minAvailable = 3; }>>(check::CON_83) == 1 &&
              warnings_of<of_budget<[](s& x) { x.minAvailable = 2; }>>(check::CON_83) == 0);
static_assert(warnings_of<of_budget<[](s& x) { x.minAvailable = "100%"; }>>(check::CON_83) == 1);
static_assert(warnings_of<of_budget<[](s& x) { x.maxUnavailable = "0%"; }>>(check::CON_84) == 1 &&
              warnings_of<of_budget<[](s& x) { x.maxUnavailable = 1; }>>(check::CON_84) == 0);

using scaler = api::autoscaling::v2::HorizontalPodAutoscaler;
inline constexpr auto scales = resource<scaler, "web">([](scaler& h) {
  h.spec.scaleTargetRef.apiVersion = "apps/v1";
  h.spec.scaleTargetRef.kind = "Deployment";
  h.spec.scaleTargetRef.name = "web";
  h.spec.minReplicas = 2;
  h.spec.maxReplicas = 5;
});
template <auto Edit>
inline constexpr auto of_both = stack<"test">(file("a", three), file("b", budget_with<Edit>), file("c", scales));
static_assert(warnings_of<of_both<[](s& x) { x.minAvailable = 3; }>>(check::CON_85) == 1 &&
              warnings_of<of_both<[](s& x) { x.minAvailable = 2; }>>(check::CON_85) == 0);
