/// What a rule is. Each is a constant in the header of its subject, and everything there is to say of it stands with it.
#pragma once

#include <cstdint>
#include <string_view>

namespace dovetail::check {

enum class severity {
  /// The stack is not sound: it does not compile.
  error,
  /// Worth a look; never stops anything. Only the generator says it.
  warning,
};

/// When a finding is said: what others follow from before those.
enum class turn : std::uint8_t { cause, missing, usual, consequence, policy, warning, last };

/// Whether a profile asks for a policy, and the number that it holds it to; 0: the policy's own.
struct asking {
  bool is_asked = false;
  std::int64_t number = 0;

  constexpr asking() = default;
  constexpr asking(std::int64_t held_to) : is_asked(true), number(held_to) {}
};
inline constexpr asking asked = 0;

/// Which profiles ask for a policy. What each profile is for says check/profile.hpp.
struct asked_by {
  asking wiring{};
  asking baseline{};
  asking restricted{};
  asking production{};
  /// Every stack beside its profile, and `dovetail check` by --only alone: a stack's author has the ports at hand that others'
  /// YAML need not declare.
  asking every_stack{};
};
/// Of what hardly anybody means and some do: a waiver says that it is meant.
inline constexpr asked_by every_profile{
    .wiring = asked, .baseline = asked, .restricted = asked, .production = asked, .every_stack = {}};

/// The number that a policy may be held to, and the name that it has in .dovetail.yaml.
struct policy_number {
  std::string_view name{};
  std::int64_t least = 0;
  std::int64_t most = 0;
  /// What the number counts.
  std::string_view says{};
};

/// One check, with everything there is to say about it. The first four each rule has, in this order; the others are named.
struct rule {
  std::string_view id{};
  std::string_view statement{};
  /// The tool or the function of Kubernetes that makes this check too; "Dovetail" where nobody else does.
  std::string_view source{};
  /// What mends it, as advice.
  std::string_view mend{};
  severity weight = severity::error;
  /// A policy: checked where a stack asks for it, and switched off for a resource by a waiver with a reason.
  bool policy = false;
  asked_by profiles{};
  policy_number number{};
  /// Why YAML cannot break it: what it is about stands in a stack's source alone. Empty: it can.
  std::string_view of_stacks_only{};
  /// Only a fault where every combination of the stack's switches has it.
  bool everywhere = false;
  /// What a component of a stack breaks alone, another component may mend without being named: by pods that a selector picks, by a
  /// policy that allows more. Only a whole stack is held to it.
  bool of_whole_stack = false;
  /// Of an error: whether others follow from it, or it from others.
  turn told = turn::usual;
};

}  // namespace dovetail::check
