/// `PodDisruptionBudget<"api">{api}.withMinAvailable(1)`: how many pods a drained node may take away.
#pragma once

#include "dovetail/api/policy/v1.hpp"
#include "dovetail/build/metadata.hpp"
#include "dovetail/build/name_check.hpp"
#include "dovetail/build/other_kinds.hpp"
#include "dovetail/build/workload.hpp"

namespace dovetail {

/// When pods that are not ready may be evicted: `unhealthy_pod_eviction_policy::AlwaysAllow`.
using unhealthy_pod_eviction_policy = api::policy::v1::PodDisruptionBudgetSpec::UnhealthyPodEvictionPolicy;

class disruption_budget_builder
    : public resource_builder<disruption_budget_builder, api::policy::v1::PodDisruptionBudget> {
 public:
  using api_type = api::policy::v1::PodDisruptionBudget;
  using resource_builder<disruption_budget_builder, api::policy::v1::PodDisruptionBudget>::resource_builder;

  /// So many pods stay: a number, or "50%" of them.
  constexpr disruption_budget_builder withMinAvailable(parameter::budget budget) const {
    return this->with(detail::set_of<api_type, "spec.minAvailable">, budget);
  }
  /// So many pods may be away.
  constexpr disruption_budget_builder withMaxUnavailable(parameter::budget budget) const {
    return this->with(detail::set_of<api_type, "spec.maxUnavailable">, budget);
  }
  constexpr disruption_budget_builder withUnhealthyPodEvictionPolicy(unhealthy_pod_eviction_policy policy) const {
    return this->with(detail::set_of<api_type, "spec.unhealthyPodEvictionPolicy">,
                      argument::literal_at(spelling(policy), this->at));
  }

  /// For the constructor below.
  constexpr disruption_budget_builder selecting(argument workload) const {
    return this->with(detail::set_of<api_type, "spec.selector.matchLabels[app]">, workload);
  }
};

/// Of a workload's pods.
template <fixed_string Name>
  requires detail::with_its_header<Name>
struct PodDisruptionBudget<Name> : disruption_budget_builder {
  static_assert(detail::check_name<Name, grammars::dns_subdomain, "PodDisruptionBudget">());

  template <workload_handle Workload>
  consteval PodDisruptionBudget(const Workload& workload, place written = place{__builtin_FILE(), __builtin_LINE()})
      : disruption_budget_builder(disruption_budget_builder(detail::name_argument<Name>(written), written)
                                      .selecting(workload.name.moved_to(written))) {}
  DOVETAIL_REFUSED("a PodDisruptionBudget takes its workload in the braces: PodDisruptionBudget<\"web\">{web}")
  explicit consteval PodDisruptionBudget(...) {}
};
DOVETAIL_NAME_IN_ANGLE_BRACKETS(PodDisruptionBudget, disruption_budget_builder, "PodDisruptionBudget<\"web\">{web}");

}  // namespace dovetail
