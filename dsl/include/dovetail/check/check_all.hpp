/// How a stack is checked: which functions run, and in which order.
#pragma once

#include "dovetail/check/rules.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace dovetail::check {

namespace detail {

/// When a function runs: always, where its policy is asked for, or at run time.
enum class occasion : std::uint8_t { always, asked, at_run_time };

constexpr occasion occasion_of(const rule& what) {
  if (what.policy) return occasion::asked;
  return what.weight == severity::error ? occasion::always : occasion::at_run_time;
}
constexpr bool runs_when(occasion when, const check_function& c) {
  return c.run != nullptr && occasion_of(c.what()) == when;
}

/// Where a rule stands among all: by the family of its id, then by its number.
constexpr std::uint32_t position_of(const rule& what) {
  constexpr std::string_view order[] = {"SEC", "REL", "REF", "IDN", "GRM", "CON", "DOV"};
  std::uint32_t position = 0;
  while (position < std::size(order) && what.id.substr(0, 3) != order[position]) ++position;
  for (const char c : what.id.substr(4)) position = position * 10 + static_cast<std::uint32_t>(c - '0');
  return position;
}

/// A function with the rule that it runs for: a walk over these looks at no list of rules.
struct checked_rule {
  const rule* what = nullptr;
  decltype(check_function::run) run = nullptr;
};

/// The functions that run on an occasion, in the order of their rules: findings come in this order, whatever header they are of.
template <occasion When>
inline constexpr auto functions_run = [] {
  constexpr std::size_t count = [] {
    std::size_t counted = 0;
    for (const std::span<const check_function> family : families)
      for (const check_function& c : family) counted += runs_when(When, c) ? 1 : 0;
    return counted;
  }();
  std::array<checked_rule, count> all{};
  std::array<std::uint32_t, count> positions{};
  std::size_t known = 0;
  for (const std::span<const check_function> family : families)
    for (const check_function& c : family) {
      if (!runs_when(When, c)) continue;
      const std::uint32_t position = position_of(c.what());
      std::size_t at = known++;
      for (; at > 0 && positions[at - 1] > position; --at) {
        all[at] = all[at - 1];
        positions[at] = positions[at - 1];
      }
      all[at] = {&c.what(), c.run};
      positions[at] = position;
    }
  return all;
}();

}  // namespace detail

/// Wiring and validity: always checked, never waived.
inline constexpr auto wiring = detail::functions_run<detail::occasion::always>;
/// What a stack can ask for, and what a waiver with a reason can switch off for one resource or container. Each asks `waived`
/// before it reports.
inline constexpr auto policies = detail::functions_run<detail::occasion::asked>;
/// What is worth a look. Only the generator runs these.
inline constexpr auto warnings = detail::functions_run<detail::occasion::at_run_time>;

namespace detail {

/// What policies of one's own have found, as the resources came in.
constexpr void tell_own_findings(const inventory& all, report& into) {
  for (const resource& r : all.resources) {
    if (r.notes == nullptr) continue;
    for (const own_finding& found : r.notes->own_findings)
      if (!into.waived(*found.broken, r, nullptr))
        into.add(*found.broken, r, found.at, {title(r, into), " ", found.words, advice{found.mend}});
  }
}

/// Warnings, but for those that a waiver acknowledges.
constexpr void tell_warnings(const inventory& all, const model::list<asked_policy>& asked, report& into) {
  report heard(into.arena());
  heard.ask_for(asked);
  for (const checked_rule& c : warnings) c.run(*c.what, all, heard);
  for (const finding& found : heard.findings())
    if (found.owner == nullptr || !into.acknowledged(*found.broken, *found.owner)) into.add(found);
}

constexpr bool is_warning(std::string_view id) {
  for (const checked_rule& c : warnings)
    if (model::same(c.what->id, id)) return true;
  return false;
}

}  // namespace detail

/// Runs the wiring rules and the policies that a stack asks for. A policy of `elsewhere`, a profile that this environment is not
/// held to, may be waived for the others.
constexpr void check_all(inventory& all, const model::list<asked_policy>& asked, report& into,
                         const profile* elsewhere = nullptr) {
  all.connect();
  into.ask_for(asked);
  for (const finding& found : all.noted) into.add(found);
  detail::tell_own_findings(all, into);
  for (const detail::checked_rule& c : wiring) c.run(*c.what, all, into);
  for (const asked_policy& policy : asked)
    for (const detail::checked_rule& c : policies)
      if (policy.what == c.what) {
        into.hold_to(policy.number);
        c.run(*c.what, all, into);
      }
  waivers_are_needed(DOV_04, all, asked, elsewhere, detail::is_warning, into);
  if (!std::is_constant_evaluated()) detail::tell_warnings(all, asked, into);
}

}  // namespace dovetail::check
