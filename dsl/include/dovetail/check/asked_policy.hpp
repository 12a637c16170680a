/// What is asked for beyond wiring and validity: policies, one by one or as a profile.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace dovetail::check {

struct rule;
struct own_rule;

/// A policy, and the number that it is held to, where it takes one.
struct asked_policy {
  const rule* what = nullptr;
  std::int64_t number = 0;
  /// Of one's own: how it is looked for.
  const own_rule* own = nullptr;

  constexpr asked_policy() = default;
  constexpr asked_policy(const own_rule& policy);
  constexpr asked_policy(const rule* policy, std::int64_t held_to = 0) : what(policy), number(held_to) {}

  friend constexpr bool operator==(const asked_policy&, const asked_policy&) = default;
};

/// Policies that are asked for together, by a name.
struct profile {
  std::string_view name;
  std::string_view says;
  std::span<const asked_policy> policies;
};

}  // namespace dovetail::check
