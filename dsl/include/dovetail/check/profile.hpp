/// Which policies each profile asks for. Wiring and validity hold in each.
#pragma once

#include "dovetail/check/asked.hpp"
#include "dovetail/check/policy.hpp"

namespace dovetail::check {

namespace detail {

/// The Pod Security Standards' level of that name.
inline constexpr asked_policy baseline_policies[] = {
    &SEC_01, &SEC_08, &SEC_09, &SEC_10, &SEC_11, &SEC_15, &SEC_16, &DOV_14, &SEC_18, &SEC_19, &SEC_21, &SEC_23,
};
inline constexpr asked_policy restricted_policies[] = {
    &SEC_01, &SEC_02, &SEC_03, &SEC_07, &SEC_08, &SEC_09, &SEC_10, &SEC_11,
    &SEC_15, &SEC_16, &SEC_17, &SEC_18, &SEC_19, &SEC_21, &SEC_22, &SEC_23,
};
/// What kube-linter, kube-score or Polaris look for where nobody asked; and what a stack's source says of state and Secrets.
inline constexpr asked_policy production_policies[] = {
    &SEC_01, &SEC_02,      &SEC_03,      &SEC_04, &SEC_05, &SEC_06, &SEC_07, &SEC_08, &SEC_09, &SEC_10, &SEC_11,
    &SEC_12, &SEC_14,      &SEC_15,      &SEC_16, &SEC_20, &SEC_21, &SEC_24, &SEC_26, &SEC_29, &SEC_31, &SEC_32,
    &SEC_34, &SEC_38,      &SEC_39,      &SEC_42, &SEC_43, &REL_01, &REL_02, &REL_03, &REL_04, &REL_05, &REL_07,
    &REL_08, {&REL_10, 2}, {&REL_11, 2}, &REL_12, &REL_13, &REL_14, &REL_20, &CON_88, &CON_89, &DOV_12, &DOV_13,
};

}  // namespace detail

/// From the least strict one on; the first is what holds where none is named.
inline constexpr profile profiles[] = {
    {"wiring", "what is referred to is there, and every field is valid", {}},
    {"baseline", "wiring, and the Pod Security Standards' level of that name", detail::baseline_policies},
    {"restricted", "wiring, and the Pod Security Standards' level of that name", detail::restricted_policies},
    {"production", "wiring, and what kube-linter, kube-score and Polaris look for unasked",
     detail::production_policies},
};

}  // namespace dovetail::check

/// What `stack<…>(…).withProfile(…)` takes, and an environment's.
namespace dovetail::profile {

inline constexpr const check::profile& wiring = check::profiles[0];
inline constexpr const check::profile& baseline = check::profiles[1];
inline constexpr const check::profile& restricted = check::profiles[2];
inline constexpr const check::profile& production = check::profiles[3];

}  // namespace dovetail::profile
