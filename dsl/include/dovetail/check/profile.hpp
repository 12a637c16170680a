/// Which policies each profile asks for. Wiring and validity hold in each.
#pragma once

#include "dovetail/check/asked_policy.hpp"
#include "dovetail/check/policy.hpp"

#include <array>
#include <cstddef>

namespace dovetail::check {

namespace detail {

/// What hardly anybody means and some do, so that each profile asks for it: a waiver says that it is meant.
inline constexpr asked_policy common_policies[] = {&SEC_26, &SEC_28, &CON_81, &CON_83,
                                                   &CON_84, &CON_85, &DOV_26, &DOV_29};

/// A profile's own policies, after those that each has.
template <std::size_t N>
constexpr auto with_common(const asked_policy (&own)[N]) {
  std::array<asked_policy, std::size(common_policies) + N> all{};
  std::size_t count = 0;
  for (const asked_policy& policy : common_policies) all[count++] = policy;
  for (const asked_policy& policy : own) all[count++] = policy;
  return all;
}

/// The Pod Security Standards' levels, check by check: tests/conformance holds them against Pod Security's own evaluator. As
/// there, `restricted` has a stricter check in the place of one of `baseline`: of volumes, seccomp, capabilities and /proc.
inline constexpr asked_policy baseline_policies[] = {
    &SEC_01, &SEC_08, &SEC_09, &SEC_10, &SEC_11, &SEC_14, &SEC_15, &SEC_16, &DOV_14, &SEC_18, &SEC_19, &SEC_21, &SEC_23,
};
inline constexpr asked_policy restricted_policies[] = {
    &SEC_01,
    &SEC_02,
    {&SEC_03, as_restricted},
    &SEC_07,
    {&SEC_08, as_restricted},
    &SEC_09,
    &SEC_10,
    {&SEC_15, as_restricted},
    &SEC_16,
    &SEC_17,
    &SEC_18,
    &SEC_19,
    &SEC_21,
    &SEC_22,
    &SEC_23,
};
/// What kube-linter, kube-score or Polaris look for where nobody asked; and what a stack's source says of state and Secrets.
inline constexpr asked_policy production_policies[] = {
    &SEC_01, &SEC_02, &SEC_03, &SEC_04, &SEC_05, &SEC_06,      &SEC_07,
    &SEC_08, &SEC_09, &SEC_10, &SEC_11, &SEC_12, &SEC_14,      {&SEC_15, as_restricted},
    &SEC_16, &SEC_20, &SEC_21, &SEC_24, &SEC_29, &SEC_31,      &SEC_32,
    &SEC_34, &SEC_38, &SEC_39, &SEC_42, &SEC_43, &REL_01,      &REL_02,
    &REL_03, &REL_04, &REL_05, &REL_07, &REL_08, {&REL_10, 2}, {&REL_11, 2},
    &REL_12, &REL_13, &REL_14, &REL_20, &CON_89, &DOV_12,      &DOV_13,
};

inline constexpr auto all_of_baseline = with_common(baseline_policies);
inline constexpr auto all_of_restricted = with_common(restricted_policies);
inline constexpr auto all_of_production = with_common(production_policies);

}  // namespace detail

/// What every stack is held to beside its profile, and `dovetail check` asks for by --only alone: a stack's author has the ports
/// at hand that others' YAML need not declare.
inline constexpr asked_policy of_every_stack[] = {&DOV_74};

/// From the least strict one on; the first is what holds where none is named.
inline constexpr profile profiles[] = {
    {"wiring", "what is referred to is there, every field is valid, and nothing is as hardly anybody means it",
     detail::common_policies},
    {"baseline", "wiring, and the Pod Security Standards' level of that name", detail::all_of_baseline},
    {"restricted", "wiring, and the Pod Security Standards' level of that name", detail::all_of_restricted},
    {"production", "wiring, and what kube-linter, kube-score and Polaris look for unasked", detail::all_of_production},
};

}  // namespace dovetail::check

/// What `stack<…>(…).withProfile(…)` takes, and an environment's.
namespace dovetail::profile {

inline constexpr const check::profile& wiring = check::profiles[0];
inline constexpr const check::profile& baseline = check::profiles[1];
inline constexpr const check::profile& restricted = check::profiles[2];
inline constexpr const check::profile& production = check::profiles[3];

}  // namespace dovetail::profile
