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
  bool of_one_object = false;
};

/// The functions that run on an occasion, in the order of their rules: findings come in this order, whatever header they are of.
template <occasion When>
inline constexpr auto functions_run = [] {
  constexpr std::size_t when = static_cast<std::size_t>(When);
  std::array<checked_rule, functions_by_position.count[when]> all{};
  checked_rule* next = all.data();
  for (const check_function* c : functions_by_position.at[when])
    if (c != nullptr) *next++ = {c->rules[0], c->run, c->sees == looks_at::one_object};
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

/// The policies that a stack is held to in one of its environments, each with the function that looks for it.
struct asked_checks {
  struct asked_check {
    detail::checked_rule check{};
    std::int64_t number = 0;
  };
  model::list<asked_policy> policies{};
  model::list<asked_check> checks{};

  constexpr asked_checks() = default;
  constexpr explicit asked_checks(const model::list<asked_policy>& asked) : policies(asked) {
    if (std::is_constant_evaluated()) find_checks();
    else find_checks_at_run_time();
  }

 private:
  constexpr void find_checks() {
    const detail::checked_rule* const end = check::policies.data() + check::policies.size();
    for (const asked_policy& policy : policies)
      for (const detail::checked_rule* c = check::policies.data(); c != end; ++c)
        if (policy.what == c->what) checks.push_back({*c, policy.number});
  }
  /// In the library, which has the rules' code once for all programs.
  void find_checks_at_run_time();
};

/// Of the functions that look at objects by themselves, those that have something to say of one of a stack's.
struct suspicions {
  model::list<const rule*> all{};

  constexpr void add(const rule* what) {
    if (!has(what)) all.push_back(what);
  }
  constexpr bool has(const rule* what) const {
    for (const rule* known : all)
      if (known == what) return true;
    return false;
  }
};

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

/// Asks the functions that look at objects by themselves of an object that is alone in `alone`; adds those that have something to
/// say, be it that a waiver covers it.
constexpr void look_alone(inventory& alone, const asked_checks& asked, model::arena& characters, suspicions& into) {
  alone.connect();
  report heard(characters);
  heard.ask_for(asked.policies);
  std::size_t said = 0;
  const auto look = [&](const detail::checked_rule& c) {
    if (!c.of_one_object) return;
    c.run(*c.what, alone, heard);
    const std::size_t says = heard.findings().size() + heard.used_waivers();
    if (says != said) into.add(c.what);
    said = says;
  };
  for (const detail::checked_rule& c : wiring) look(c);
  for (const asked_checks::asked_check& policy : asked.checks) {
    heard.hold_to(policy.number);
    look(policy.check);
  }
}

namespace detail {

constexpr void run_all(inventory& all, const asked_checks& asked, report& into, const profile* elsewhere,
                       const suspicions* suspected) {
  all.connect();
  into.ask_for(asked.policies);
  for (const finding& found : all.noted) into.add(found);
  tell_own_findings(all, into);
  const auto is_needed = [suspected](const checked_rule& c) {
    return suspected == nullptr || !c.of_one_object || suspected->has(c.what);
  };
  for (const checked_rule& c : wiring)
    if (is_needed(c)) c.run(*c.what, all, into);
  for (const asked_checks::asked_check& policy : asked.checks) {
    if (!is_needed(policy.check)) continue;
    into.hold_to(policy.number);
    policy.check.run(*policy.check.what, all, into);
  }
  waivers_are_needed(DOV_04, all, asked.policies, elsewhere, is_warning, into);
  if (!std::is_constant_evaluated()) tell_warnings(all, asked.policies, into);
}
/// In the library, which has the rules' code once for all programs.
void run_all_at_run_time(inventory& all, const asked_checks& asked, report& into, const profile* elsewhere,
                         const suspicions* suspected);

}  // namespace detail

/// Runs the wiring rules and the policies that a stack asks for. A policy of `elsewhere`, a profile that this environment is not
/// held to, may be waived for the others. Where each object has been looked at alone, what looks at objects by themselves is
/// only asked where it was `suspected` to have something to say.
constexpr void check_all(inventory& all, const asked_checks& asked, report& into, const profile* elsewhere = nullptr,
                         const suspicions* suspected = nullptr) {
  if (std::is_constant_evaluated()) detail::run_all(all, asked, into, elsewhere, suspected);
  else detail::run_all_at_run_time(all, asked, into, elsewhere, suspected);
}

}  // namespace dovetail::check
