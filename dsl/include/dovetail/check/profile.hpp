/// Sets of policies that are asked for together. Wiring and validity hold in each.
#pragma once

#include "dovetail/check/policy.hpp"

#include <span>

namespace dovetail::check {

struct profile {
  std::string_view name;
  std::string_view says;
  std::span<const rule* const> policies;
};

namespace detail {

/// The Pod Security Standards' level of that name.
inline constexpr const rule* baseline_policies[] = {
    &SEC_01, &SEC_08, &SEC_09, &SEC_10, &SEC_11, &SEC_15, &SEC_16, &SEC_18, &SEC_19, &SEC_21, &SEC_23,
};
inline constexpr const rule* restricted_policies[] = {
    &SEC_01, &SEC_02, &SEC_03, &SEC_07, &SEC_08, &SEC_09, &SEC_10, &SEC_11,
    &SEC_15, &SEC_16, &SEC_17, &SEC_18, &SEC_19, &SEC_21, &SEC_22, &SEC_23,
};
/// What kube-linter, kube-score or Polaris look for where nobody asked; and what a stack's source says of state and Secrets.
inline constexpr const rule* production_policies[] = {
    &SEC_01, &SEC_02, &SEC_03, &SEC_04, &SEC_05, &SEC_06, &SEC_07, &SEC_08, &SEC_09, &SEC_10, &SEC_11,
    &SEC_12, &SEC_14, &SEC_15, &SEC_16, &SEC_20, &SEC_21, &SEC_24, &SEC_26, &SEC_29, &SEC_31, &SEC_32,
    &SEC_34, &SEC_38, &SEC_39, &SEC_42, &SEC_43, &REL_01, &REL_02, &REL_03, &REL_04, &REL_05, &REL_07,
    &REL_08, &REL_10, &REL_11, &REL_12, &REL_13, &REL_14, &REL_20, &CON_88, &CON_89, &DOV_12, &DOV_13,
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
