/// How a stack, or one of its environments, is judged once its resources are known: at compile time and at run time alike.
#pragma once

#include "dovetail/check/check_all.hpp"
#include "dovetail/check/profile.hpp"
#include "dovetail/check/verdict.hpp"
#include "dovetail/stack/component_view.hpp"
#include "dovetail/stack/environment.hpp"
#include "dovetail/stack/externals.hpp"
#include "dovetail/stack/shapes.hpp"

#include <span>
#include <type_traits>

namespace dovetail::check {

/// What a stack asks for beside its resources.
struct terms {
  std::span<const external_entry> externals{};
  std::span<const asked_policy> policies{};
  /// Null: that of wiring alone.
  const profile* held_to = nullptr;
  /// Where a component is judged alone.
  const component_view* component = nullptr;
};

namespace detail {

/// Adds a policy to those that are asked for; of one that is there already, the higher number holds.
constexpr void ask(const asked_policy& policy, model::list<asked_policy>& into) {
  for (asked_policy& known : into)
    if (known.what == policy.what) {
      known.number = known.number < policy.number ? policy.number : known.number;
      return;
    }
  into.push_back(policy);
}

}  // namespace detail

/// What a stack is held to in one of its environments.
constexpr asked_checks checks_asked_for(const terms& asked, const environment_view& environment) {
  const profile* held_to = environment.held_to == nullptr ? asked.held_to : environment.held_to;
  model::list<asked_policy> policies{};
  for (const asked_policy& policy : (held_to == nullptr ? profiles[0] : *held_to).policies)
    detail::ask(policy, policies);
  for (const asked_policy& policy : of_every_stack) detail::ask(policy, policies);
  for (const asked_policy& policy : asked.policies) detail::ask(policy, policies);
  for (const asked_policy& policy : environment.policies) detail::ask(policy, policies);
  return asked_checks(policies);
}

/// Adds what is outside to the inventory, which has the resources already, and checks all of it by the terms of the stack and
/// of the environment, `held` to what these ask for. `edits` is what lowering has made of both their edits. The findings are those
/// of a combination of switches where `combination` is not negative. `suspected` as check_all has it.
constexpr void judge(const terms& asked, const asked_checks& held, const environment_view& environment,
                     const common_terms& edits, lowering& in, inventory& all, std::int64_t combination, verdict& into,
                     const suspicions* suspected = nullptr) {
  add_externals(asked.externals, in, all);
  add_externals(environment.externals, in, all);
  report found(in.arena());
  all.is_component = asked.component != nullptr;
  if (combination < 0) check_settings(environment, in, all, found);
  const bool has_own_profile = environment.held_to != nullptr && environment.held_to != asked.held_to;
  check_all(all, held, found, has_own_profile ? asked.held_to : nullptr, suspected);
  check_values(in, all, found);
  check_faults_of_no_resource(in, all, found);
  if (!std::is_constant_evaluated() && combination < 0) check_missing_secrets(in, all, found);
  // Without a resource that is switched off, an edit of it is for nothing, and nobody's mistake.
  if (combination < 0) {
    check_edits(edits.of_stack, in, all, found);
    check_edits(edits.of_environment, in, all, found);
  }
  if (asked.component != nullptr) asked.component->judge(*asked.component, in, all, found);
  tell_where_it_was_asked_for(all, found);
  if (combination < 0) into.add(found, environment.name);
  else into.add_combination(found, static_cast<std::size_t>(combination));
}

}  // namespace dovetail::check
