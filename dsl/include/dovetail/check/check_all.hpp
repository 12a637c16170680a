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

/// Where a rule stands among all: by the family of its id, then by its number.
constexpr std::size_t position_of(const rule& what) {
  constexpr const char* order[] = {"SEC", "REL", "REF", "IDN", "GRM", "CON", "DOV"};
  const char* const id = what.id.data();
  std::size_t family = 0;
  while (family < std::size(order) && (id[0] != order[family][0] || id[2] != order[family][2])) ++family;
  return family * 100 + static_cast<std::size_t>(id[4] - '0') * 10 + static_cast<std::size_t>(id[5] - '0');
}

// The loops go by pointers: each compilation without a precompiled header runs them, and a call costs more than all else there.

/// The functions that run on each occasion, each at its rule's position.
struct function_table {
  static constexpr std::size_t positions = 800;

  const check_function* at[3][positions]{};
  std::size_t count[3]{};
};
inline constexpr function_table functions_by_position = [] {
  function_table made;
  for (const std::span<const check_function>& family : families) {
    const check_function* const end = family.data() + family.size();
    for (const check_function* c = family.data(); c != end; ++c) {
      if (c->run == nullptr) continue;
      const std::size_t when = static_cast<std::size_t>(occasion_of(*c->rules[0]));
      made.at[when][position_of(*c->rules[0])] = c;
      ++made.count[when];
    }
  }
  return made;
}();

/// A function with the rule that it runs for: a walk over these looks at no list of rules.
struct checked_rule {
  const rule* what = nullptr;
  decltype(check_function::run) run = nullptr;
};

/// The functions that run on an occasion, in the order of their rules: findings come in this order, whatever header they are of.
template <occasion When>
inline constexpr auto functions_run = [] {
  constexpr std::size_t when = static_cast<std::size_t>(When);
  std::array<checked_rule, functions_by_position.count[when]> all{};
  checked_rule* next = all.data();
  for (const check_function* c : functions_by_position.at[when])
    if (c != nullptr) *next++ = {c->rules[0], c->run};
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
        into.add_of(*found.broken, &r, found.at.known() ? found.at : r.at, title(r, into),
                    {" ", found.words, advice{found.mend}});
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
