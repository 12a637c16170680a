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
// CON-83, CON-84: a budget that lets no pod go.
template <auto Least>
inline constexpr auto& keeping = of_budget<[](s& x) { x.minAvailable = Least; }>;
static_assert(tells<keeping<2>, keeping<3>>("CON-83") && breaks_only<keeping<4>>("CON-83"));
template <char Tens>
inline constexpr auto& keeping_share = of_budget<[](s& x) {
  constexpr const char* all[] = {"66%", "67%", "100%", "0%"};
  x.minAvailable = all[Tens - '0'];
}>;
static_assert(tells<keeping_share<'0'>, keeping_share<'1'>>("CON-83") && breaks_only<keeping_share<'2'>>("CON-83"));
static_assert(is_sound<keeping_share<'3'>>);
static_assert(tells<of_budget<[](s& x) { x.maxUnavailable = 1; }>,
                    of_budget<[](s& x) { x.maxUnavailable = "0%"; }>>("CON-84") &&
              breaks_only<of_budget<[](s& x) { x.maxUnavailable = 0; }>>("CON-84"));
// A share of what may be away is rounded up: one of three.
static_assert(is_sound<of_budget<[](s& x) { x.maxUnavailable = "1%"; }>>);
inline constexpr auto meant = budget_with<[](s& x) { x.maxUnavailable = 0; }>.withWaiver("CON-84", "moved by hand");
inline constexpr auto with_waiver = stack<"test">(file("a", three), file("b", meant));
static_assert(is_sound<with_waiver>);

// Pods of several workloads count together; without pods nothing is kept from moving.
inline constexpr auto none = workload_with<[](auto& d) { d.spec.replicas = 0; }>;
inline constexpr auto in_part = [](api::apps::v1::Deployment& d, const char* part) {
  for (auto* labels : {&d.spec.selector.matchLabels, &d.spec.template_.metadata.labels}) {
    (*labels)["app"] = "web";
    (*labels)["part"] = part;
  }
};
inline constexpr auto other =
    Deployment<"other">{}.withContainer(Container<"web">{image("web:1.0")}).edit([](api::apps::v1::Deployment& d) {
      in_part(d, "other");
    });
inline constexpr auto one = workload_with<[](auto& d) { in_part(d, "web"); }>;
inline constexpr auto at_least_one = budget_with<[](s& x) { x.minAvailable = 1; }>;
inline constexpr auto of_none = stack<"test">(file("a", none), file("b", at_least_one));
inline constexpr auto of_one = stack<"test">(file("a", one), file("b", at_least_one));
inline constexpr auto of_two = stack<"test">(file("a", one), file("b", at_least_one), file("c", other));
static_assert(is_sound<of_none> && tells<of_two, of_one>("CON-83"));

// DOV-25: two budgets of one pod.
inline constexpr auto second = resource<budget, "second">([](budget& b) {
  b.spec.selector.ensure().matchLabels["app"] = "web";
  b.spec.maxUnavailable = 1;
});
inline constexpr auto of_another = resource<budget, "second">([](budget& b) {
  b.spec.selector.ensure().matchLabels["part"] = "other";
  b.spec.maxUnavailable = 1;
});
inline constexpr auto budgets_of_two = stack<"test">(file("a", one), file("b", at_least_one), file("c", other), file("d", second));
inline constexpr auto elsewhere =
    Deployment<"other">{}.withContainer(Container<"web">{image("web:1.0")}).withPodLabel("part", "other").withReplicas(2);
inline constexpr auto apart =
    stack<"test">(file("a", three), file("b", at_least_one), file("c", elsewhere), file("d", of_another));
static_assert(is_sound<apart> && breaks_only<budgets_of_two>("DOV-25"));

using scaler = api::autoscaling::v2::HorizontalPodAutoscaler;
inline constexpr auto scales = resource<scaler, "web">([](scaler& h) {
  h.spec.scaleTargetRef.apiVersion = "apps/v1";
  h.spec.scaleTargetRef.kind = "Deployment";
  h.spec.scaleTargetRef.name = "web";
  h.spec.minReplicas = 2;
  h.spec.maxReplicas = 5;
});
inline constexpr auto scaled = workload_with<[](auto& d) { d.spec.replicas.reset(); }>;
template <auto Edit>
inline constexpr auto of_both = stack<"test">(file("a", scaled), file("b", budget_with<Edit>), file("c", scales));
static_assert(tells<of_both<[](s& x) { x.minAvailable = 1; }>, of_both<[](s& x) { x.minAvailable = 2; }>>("CON-85"));
static_assert(tells<of_both<[](s& x) { x.minAvailable = "50%"; }>,
                    of_both<[](s& x) { x.minAvailable = "51%"; }>>("CON-85"));
static_assert(breaks_only<of_both<[](s& x) { x.minAvailable = "100%"; }>>("CON-83"));
