/// What each profile is for. Which policies it asks for stands with the policies, and wiring and validity hold in each.
#pragma once

#include "dovetail/check/asked_policy.hpp"
#include "dovetail/check/check_all.hpp"

#include <array>
#include <cstddef>

namespace dovetail::check {

namespace detail {

/// The policies that a profile asks for, in the order of all.
template <asking asked_by::* Profile>
inline constexpr auto asked_for = [] {
  constexpr const checked_rule *begin = policies.data(), *end = begin + policies.size();
  constexpr std::size_t count = [] {
    std::size_t counted = 0;
    for (const checked_rule* c = begin; c != end; ++c) counted += (c->what->profiles.*Profile).is_asked ? 1 : 0;
    return counted;
  }();
  std::array<asked_policy, count> all{};
  asked_policy* next = all.data();
  for (const checked_rule* c = begin; c != end; ++c)
    if ((c->what->profiles.*Profile).is_asked) *next++ = {c->what, (c->what->profiles.*Profile).number};
  return all;
}();

}  // namespace detail

/// What every stack is held to beside its profile.
inline constexpr auto of_every_stack = detail::asked_for<&asked_by::every_stack>;

/// From the least strict one on; the first is what holds where none is named. `baseline` and `restricted` are checks of the Pod
/// Security Standards' levels: tests/conformance holds them against Pod Security's own evaluator. As there, `restricted` has a
/// stricter check in the place of one of `baseline`: of volumes, seccomp, capabilities and /proc.
inline constexpr profile profiles[] = {
    {"wiring", "what is referred to is there, every field is valid, and nothing is as hardly anybody means it",
     detail::asked_for<&asked_by::wiring>},
    {"baseline", "wiring, and the Pod Security Standards' level of that name", detail::asked_for<&asked_by::baseline>},
    {"restricted", "wiring, and the Pod Security Standards' level of that name",
     detail::asked_for<&asked_by::restricted>},
    {"production", "wiring, and what kube-linter, kube-score and Polaris look for unasked",
     detail::asked_for<&asked_by::production>},
};

}  // namespace dovetail::check

/// What `stack<…>(…).withProfile(…)` takes, and an environment's.
namespace dovetail::profile {

inline constexpr const check::profile& wiring = check::profiles[0];
inline constexpr const check::profile& baseline = check::profiles[1];
inline constexpr const check::profile& restricted = check::profiles[2];
inline constexpr const check::profile& production = check::profiles[3];

}  // namespace dovetail::profile
