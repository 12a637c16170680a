/// check/policy_reliability.hpp: each policy, kept and broken.
#include "edited.hpp"

#include <dovetail/api/autoscaling/v2.hpp>
#include <dovetail/api/policy/v1.hpp>

template <const check::rule& Policy, const auto& Stack>
inline constexpr auto asked = Stack.withPolicies(&Policy);
template <const check::rule& Policy, const auto& Kept, const auto& Broken>
consteval bool asks() {
  return count_of<asked<Policy, Kept>>(Policy.id) == 0 && count_of<asked<Policy, Broken>>(Policy.id) != 0;
}

using c = core::Container;
using p = core::PodSpec;
inline constexpr auto& plain = of_pod<[](p&) {}>;
template <auto Edit>
inline constexpr auto& of_amounts = of_container<[](c& x) { Edit(x.resources.ensure()); }>;
static_assert(asks<check::REL_01, of_amounts<[](auto& r) { r.requests["cpu"] = "1"; }>, plain>());
static_assert(asks<check::REL_02, of_amounts<[](auto& r) { r.requests["memory"] = "1"; }>, plain>());
static_assert(asks<check::REL_03, of_amounts<[](auto& r) { r.limits["cpu"] = "1"; }>, plain>());
static_assert(asks<check::REL_04, of_amounts<[](auto& r) { r.limits["memory"] = "1"; }>, plain>());
static_assert(asks<check::REL_05, of_amounts<[](auto& r) {
                     r.requests["ephemeral-storage"] = "1Gi";
                     r.limits["ephemeral-storage"] = "1Gi";
                   }>,
                   plain>());
static_assert(asks<check::REL_06, of_amounts<[](auto& r) {
                     r.requests["cpu"] = "1";
                     r.limits["cpu"] = "1000m";
                   }>,
                   of_amounts<[](auto& r) {
                     r.requests["cpu"] = "1";
                     r.limits["cpu"] = "2";
                   }>>());
static_assert(asks<check::REL_07, of_container<[](c& x) { x.livenessProbe.ensure(); }>, plain>());
static_assert(asks<check::REL_08, of_container<[](c& x) { x.readinessProbe.ensure(); }>, plain>());
static_assert(asks<check::REL_09, of_container<[](c& x) { x.lifecycle.ensure().preStop.ensure(); }>, plain>());
using scaler = api::autoscaling::v2::HorizontalPodAutoscaler;
template <int Least>
inline constexpr auto& of_scaler = of_kind<scaler, [](scaler& h) {
  h.spec.minReplicas = Least;
  h.spec.maxReplicas = 5;
}>;
static_assert(asks<check::REL_11, of_scaler<2>, of_scaler<1>>());
template <auto Edit>
inline constexpr auto& of_three = of_deployment<[](auto& d) {
  d.spec.replicas = 3;
  Edit(d.spec.template_.spec);
}>;
static_assert(
    asks<check::REL_12, of_three<[](p& x) { x.affinity.ensure().podAntiAffinity.ensure(); }>, of_three<[](p&) {}>>());
static_assert(asks<check::REL_13, of_pod<[](p& x) { x.topologySpreadConstraints.emplace_back(); }>, plain>());
using budget = api::policy::v1::PodDisruptionBudget;
inline constexpr auto keeps = resource<budget, "web">([](budget& b) {
  b.spec.selector.ensure().matchLabels["app"] = "web";
  b.spec.maxUnavailable = 1;
});
inline constexpr auto kept = stack<"test">(file("a", workload), file("b", keeps));
static_assert(asks<check::REL_14, kept, plain>());
static_assert(asks<check::REL_16, of_pod<[](p& x) { x.affinity.ensure().nodeAffinity.ensure(); }>, plain>());
static_assert(asks<check::REL_20, of_pod<[](p& x) { x.priorityClassName = "system-node-critical"; }>, plain>());
static_assert(
    asks<check::REL_21, of_pod<[](p& x) { x.dnsConfig.ensure().options.emplace_back().name = "ndots"; }>, plain>());
static_assert(asks<check::REL_22, of_deployment<[](auto& d) { d.metadata.namespace_ = "kube-system"; }>, plain>());
static_assert(asks<check::REL_24, of_pod<[](p& x) { x.restartPolicy = p::RestartPolicy::Always; }>, plain>());
static_assert(
    asks<check::CON_88, of_deployment<[](auto& d) { d.metadata.labels["app.kubernetes.io/instance"] = "web"; }>,
         of_deployment<[](auto& d) { d.metadata.labels["app.kubernetes.io/instance"] = "wbe"; }>>());
static_assert(asks<check::REF_82, plain, of_kind<core::Pod, [](auto&) {}>>());
using once = api::batch::v1::Job;
using often = api::batch::v1::CronJob;
static_assert(asks<check::CON_89, of_kind<once, [](once& j) { j.spec.ttlSecondsAfterFinished = 60; }>,
                   of_kind<once, [](once&) {}>>());
static_assert(asks<check::CON_89, of_kind<often, [](often&) {}>,
                   of_kind<often, [](often& j) { j.spec.jobTemplate.spec.ttlSecondsAfterFinished = 60; }>>());
