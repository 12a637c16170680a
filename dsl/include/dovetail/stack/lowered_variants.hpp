/// The resources of a stack as they are lowered for its environments and for the combinations of its switches, which share them.
#pragma once

#include "dovetail/check/check_all.hpp"
#include "dovetail/stack/listed.hpp"

#include <string_view>

namespace dovetail::detail {

/// A lowered resource with what is known of it beside.
struct lowered_variant {
  lowered_base* made = nullptr;
  /// The environment that has changed it; null where none has: others may share it.
  const environment_view* changed_by = nullptr;
  /// The environment in which it was lowered.
  const environment_view* lowered_for = nullptr;
  /// Which of the stack's own edits were for it.
  model::list<std::size_t> used_edits{};
  /// What there is to say of it alone, by what it is held to.
  struct look {
    const check::asked_checks* held = nullptr;
    check::suspicions suspected{};
  };
  model::list<look> looks{};

  constexpr lowered_variant() = default;
  lowered_variant(const lowered_variant&) = delete;
  constexpr ~lowered_variant() {
    if (made != nullptr) made->destroy(made);
  }
};

/// Whether what an environment says changes a resource, or asks something of it alone.
constexpr bool is_changed_by(const environment_view& environment, const listed& one, std::string_view name,
                             lowering& in) {
  for (const check::asked_policy& policy : environment.policies)
    if (policy.own != nullptr) return true;
  for (const environment_edit& e : environment.edits) {
    if (e.removes) continue;
    if (e.type == &type_mark<any_resource> || (e.type == &type_mark<any_workload> && one.kind->is_workload) ||
        is_for(e, one.kind->mark, name, in))
      return true;
  }
  return false;
}

/// Each resource is lowered once for each of the settings that it reads, and looked at alone once for each of those.
class lowered_variants {
 public:
  /// What is put together while resources are lowered.
  model::arena characters{};

  constexpr explicit lowered_variants(const listed_stack& stack) {
    std::size_t count = stack.resources.size(), added = 0;
    for (const listed_environment& environment : stack.environments)
      if (environment.added.size() > added) added = environment.added.size();
    of_stack_ = count;
    for (count += added; count != 0; --count) of_.emplace_back();
  }

  /// The resource at this position; those that an environment adds come behind the stack's own.
  constexpr lowered_variant& lower(std::size_t position, const listed& one, const environment_view& environment,
                                   lowering& in, common_terms& use) {
    const bool is_its_own = position >= of_stack_ || is_changed_by(environment, one, in.text(one.name).view(), in);
    const environment_view* const changed_by = is_its_own ? &environment : nullptr;
    for (lowered_variant& known : of_[position]) {
      if (known.changed_by != changed_by && known.changed_by != &environment) continue;
      if (!is_as_now(known, environment, in)) continue;
      repeat(known, in, use);
      return known;
    }
    lowered_variant& made = of_[position].emplace_back();
    made.lowered_for = &environment;
    lower_anew(made, one, in, use);
    made.changed_by = made.made->is_renamed ? &environment : changed_by;
    return made;
  }
  /// What there is to say of a resource alone, whatever else is in the stack.
  constexpr const check::suspicions& look(lowered_variant& at, const listed& one, const check::asked_checks& held,
                                          const check::inventory& among) {
    for (const lowered_variant::look& known : at.looks)
      if (known.held == &held) return known.suspected;
    lowered_variant::look& look = at.looks.emplace_back();
    look.held = &held;
    check::inventory alone;
    alone.kubernetes_minor = among.kubernetes_minor;
    alone.is_component = among.is_component;
    one.kind->describe(*at.made, one, alone);
    at.made->is_inspected = alone.noted.empty() && alone.field_faults.empty();
    check::look_alone(alone, held, characters, look.suspected);
    return look.suspected;
  }

 private:
  static constexpr bool is_as_now(const lowered_variant& known, const environment_view& environment, lowering& in) {
    const bool is_of_this = known.lowered_for == &environment;
    for (const read_setting& read : known.made->reads)
      // Of one environment, its combinations of switches differ in what decides.
      if ((!is_of_this || read.of->decides()) && !in.is_as_read(read)) return false;
    return model::same(known.made->name_space, in.name_space().view());
  }
  static constexpr void repeat(const lowered_variant& known, lowering& in, common_terms& use) {
    for (const value_declaration* used : known.made->undeclared) in.repeat_undeclared(*used);
    for (const std::size_t edit : known.used_edits) use.of_stack.used[edit] = true;
  }
  static constexpr void lower_anew(lowered_variant& made, const listed& one, lowering& in, common_terms& use) {
    model::list<bool>& used = use.of_stack.used;
    const model::list<bool> before = used;
    for (bool& each : used) each = false;
    made.made = one.kind->lower(one, in, use);
    for (std::size_t i = 0; i < used.size(); ++i) {
      if (used[i]) made.used_edits.push_back(i);
      used[i] = used[i] || before[i];
    }
  }

  model::list<model::list<lowered_variant>> of_{};
  std::size_t of_stack_ = 0;
};

}  // namespace dovetail::detail
