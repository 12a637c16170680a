/// `PodDisruptionBudget<"api">{api}.withMinAvailable(1)`: how many pods a drained node may take away.
#pragma once

#include "dovetail/api/policy/v1.hpp"
#include "dovetail/build/metadata.hpp"
#include "dovetail/build/name_check.hpp"
#include "dovetail/build/other_kinds.hpp"
#include "dovetail/build/workload.hpp"

namespace dovetail {

namespace detail {

using api::policy::v1::PodDisruptionBudget;

constexpr model::int_or_string budget_of(const argument& a, lowering& in) {
  if (a.is == argument::form::number || (a.is == argument::form::value && a.value->type == value_type::number))
    return in.number(a);
  return in.text(a);
}

DOVETAIL_STEP void select_budget_pods(part& p, const step& s, lowering& in) {
  as<PodDisruptionBudget>(p).spec.selector.ensure().matchLabels[application_label] = in.text(s.first);
}
DOVETAIL_STEP void set_min_available(part& p, const step& s, lowering& in) {
  as<PodDisruptionBudget>(p).spec.minAvailable = budget_of(s.first, in);
}
DOVETAIL_STEP void set_max_unavailable(part& p, const step& s, lowering& in) {
  as<PodDisruptionBudget>(p).spec.maxUnavailable = budget_of(s.first, in);
}
DOVETAIL_STEP void set_eviction_policy(part& p, const step& s, lowering& in) {
  as<PodDisruptionBudget>(p).spec.unhealthyPodEvictionPolicy =
      model::choice<api::policy::v1::PodDisruptionBudgetSpec::UnhealthyPodEvictionPolicy>::other(in.text(s.first));
}

}  // namespace detail

/// When pods that are not ready may be evicted: `unhealthy_pod_eviction_policy::AlwaysAllow`.
using unhealthy_pod_eviction_policy = api::policy::v1::PodDisruptionBudgetSpec::UnhealthyPodEvictionPolicy;

template <std::size_t N>
class disruption_budget_builder
    : public resource_builder<disruption_budget_builder, N, api::policy::v1::PodDisruptionBudget> {
 public:
  using resource_builder<disruption_budget_builder, N, api::policy::v1::PodDisruptionBudget>::resource_builder;

  /// So many pods stay: a number, or "50%" of them.
  constexpr auto withMinAvailable(parameter::budget budget) const {
    return this->and_step(&detail::set_min_available, budget);
  }
  /// So many pods may be away.
  constexpr auto withMaxUnavailable(parameter::budget budget) const {
    return this->and_step(&detail::set_max_unavailable, budget);
  }
  constexpr auto withUnhealthyPodEvictionPolicy(unhealthy_pod_eviction_policy policy) const {
    return this->and_step(&detail::set_eviction_policy, argument::literal_at(spelling(policy), this->at));
  }

  /// For the constructor below.
  constexpr auto selecting(argument workload) const { return this->and_step(&detail::select_budget_pods, workload); }
};

/// Of a workload's pods.
template <fixed_string Name>
  requires detail::with_its_header<Name>
struct PodDisruptionBudget<Name> : disruption_budget_builder<1> {
  static_assert(detail::check_name<Name, grammars::dns_subdomain, "PodDisruptionBudget">());

  template <workload_handle Workload>
  consteval PodDisruptionBudget(const Workload& workload, place written = place{__builtin_FILE(), __builtin_LINE()})
      : disruption_budget_builder<1>(disruption_budget_builder<0>(detail::name_argument<Name>(written), written)
                                         .selecting(workload.name.moved_to(written))) {}
  DOVETAIL_REFUSED("a PodDisruptionBudget takes its workload in the braces: PodDisruptionBudget<\"web\">{web}")
  explicit consteval PodDisruptionBudget(...) {}
};
DOVETAIL_NAME_IN_ANGLE_BRACKETS(PodDisruptionBudget, disruption_budget_builder<1>, "PodDisruptionBudget<\"web\">{web}");

// The code of these steps is in the library.
DOVETAIL_RESOURCE_STEPS(extern template, api::policy::v1::PodDisruptionBudget);

}  // namespace dovetail
