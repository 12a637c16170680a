/// A stack, judged while it compiles: in all of its environments, and in the combinations of its switches.
#pragma once

#include "dovetail/check/verdict.hpp"
#include "dovetail/stack/findings_text.hpp"
#include "dovetail/stack/judge.hpp"
#include "dovetail/stack/listed.hpp"

#include <array>

namespace dovetail::detail {

/// One combination of a stack's switches, as settings; none is what the stack and its environments say themselves.
struct chosen_combination {
  std::int64_t number = -1;
  std::array<value_setting, check::combinations::most_deciders> settings{};
  std::size_t count = 0;

  constexpr chosen_combination() = default;
  constexpr chosen_combination(const check::combinations& all, std::size_t chosen)
      : number(static_cast<std::int64_t>(chosen)) {
    for (std::size_t i = 0; i < all.deciders(); ++i) add(all.setting(chosen, i));
  }
  constexpr explicit chosen_combination(const model::list<check::switch_setting>& all) {
    for (const check::switch_setting& s : all) add(s);
  }
  constexpr void add(const check::switch_setting& s) { settings[count++] = {s.of->name, s.text()}; }
  constexpr std::span<const value_setting> view() const { return {settings.data(), count}; }
};

/// The resources of a stack as one of its environments has them, as far as they have been lowered: the combinations of its
/// switches share them, so that each is lowered once for each of the settings that it reads.
class lowered_variants {
 public:
  /// What is put together while resources are lowered.
  model::arena characters{};

  constexpr lowered_variants(const listed_stack& stack, const listed_environment& environment) {
    const std::size_t count = stack.resources.size() + environment.added.size();
    for (std::size_t i = 0; i < count; ++i) of_.emplace_back();
  }

  /// The resource at this position; those that an environment adds come behind the stack's own.
  constexpr const lowered_base& lower(std::size_t position, const listed& one, lowering& in, common_terms& use) {
    model::list<const lowered_base*>& known = of_[position];
    for (const lowered_base* made : known)
      if (is_as_now(*made, in)) return repeated(*made, in);
    lowered_base* made = one.kind->lower(one, in, use);
    owned_.all.push_back(made);
    known.push_back(made);
    return *made;
  }

 private:
  static constexpr bool is_as_now(const lowered_base& made, lowering& in) {
    for (const read_setting& read : made.reads)
      if (!in.is_as_read(read)) return false;
    return model::same(made.name_space, in.name_space().view());
  }
  static constexpr const lowered_base& repeated(const lowered_base& made, lowering& in) {
    for (const value_declaration* used : made.undeclared) in.repeat_undeclared(*used);
    return made;
  }

  lowered_list owned_{};
  model::list<model::list<const lowered_base*>> of_{};
};

/// Notes what the rules have to know of the resource at this position, or that a switch leaves it out.
constexpr void add_asked(std::size_t position, const listed& one, lowering& in, common_terms& use,
                         lowered_variants& variants, check::inventory& all) {
  if (in.all_hold(one.asked.view())) one.kind->describe(variants.lower(position, one, in, use), one, all);
  else all.absences.push_back({one.kind->name, in.text(one.name).view(), {}, &one.asked});
}

/// Lowers and checks a whole stack, or one of its environments; as if the edits that are `left_out` were not there.
constexpr void judge_one(const listed_stack& stack, const listed_environment& environment,
                         const chosen_combination& chosen, lowered_variants& variants, check::verdict& into,
                         const edits_left_out& left_out = {}) {
  const environment_view& view = environment.view;
  lowering in(variants.characters, stack.values, view.values);
  in.override_with(chosen.view());
  in.leave_out(left_out);
  begin_lowering(stack.labels, stack.name_space, view, in);
  common_terms use(stack.edits, view, stack.policies);

  check::inventory all;
  all.kubernetes_minor = stack.target.minor;
  std::size_t position = 0;
  for (const listed& one : stack.resources) {
    const std::string_view name = in.text(one.name).view();
    if (is_removed(use.of_environment, one.kind->mark, name, in))
      all.absences.push_back({one.kind->name, name, view.name});
    else add_asked(position, one, in, use, variants, all);
    ++position;
  }
  for (const listed& one : environment.added) add_asked(position++, one, in, use, variants, all);
  check::judge({stack.externals, stack.policies, stack.held_to, stack.component}, view, use, in, all, chosen.number,
               into);
}
/// The same by itself: what depends on more than settings, which edits are for something and which are left out, is lowered anew.
constexpr void judge_one(const listed_stack& stack, const listed_environment& environment,
                         const chosen_combination& chosen, check::verdict& into, const edits_left_out& left_out = {}) {
  lowered_variants variants(stack, environment);
  judge_one(stack, environment, chosen, variants, into, left_out);
}

/// How combinations of switches have their resources: each by itself is the plain way, which a test holds the other against.
enum class lowering_of_combinations : std::uint8_t { shared, each_by_itself };

/// Checks the combinations of a stack's switches; with all that an environment says, or where environments set values only,
/// with what the stack says itself.
constexpr void judge_combinations(const listed_stack& stack, const listed_environment& environment,
                                  const check::combinations& switched, lowering_of_combinations how,
                                  check::verdict& into) {
  lowered_variants variants(stack, environment);
  for (std::size_t i = 0; i < switched.size(); ++i) {
    const chosen_combination chosen(switched, i);
    if (how == lowering_of_combinations::shared) judge_one(stack, environment, chosen, variants, into);
    else judge_one(stack, environment, chosen, into);
  }
}

/// Checks a stack in all of its environments and in the combinations of its switches, and gives the verdict to `use`. Where
/// there are findings they are explained, so that all of it is one evaluation: an unsound stack takes little longer than a sound one.
template <class Use>
constexpr auto judged(const listed_stack& stack, Use use,
                      lowering_of_combinations how = lowering_of_combinations::shared) {
  const listed_environment none;
  const bool has_environments = !stack.environments.empty();
  const bool is_itself = !has_environments || stack.only_sets_values;
  model::arena arena;
  const check::combinations switched(stack.values);
  check::verdict verdict(arena, &switched);
  if (!has_environments && switched.size() == 0) judge_one(stack, none, {}, verdict);
  else if (is_itself) judge_combinations(stack, none, switched, how, verdict);
  for (const listed_environment& environment : stack.environments) {
    judge_one(stack, environment, {}, verdict);
    if (!stack.only_sets_values) judge_combinations(stack, environment, switched, how, verdict);
  }
  verdict.finish();
  verdict.gather();
  verdict.explain([&](const model::list<check::switch_setting>& settings, check::verdict& into) {
    const chosen_combination chosen(settings);
    if (is_itself) return judge_one(stack, none, chosen, into);
    for (const listed_environment& environment : stack.environments) judge_one(stack, environment, chosen, into);
  });
  verdict.find_edits([&](const edits_left_out& left_out, std::size_t combination, check::verdict& into) {
    const bool chosen = combination != check::verdict::no_combination;
    const chosen_combination settings = chosen ? chosen_combination(switched, combination) : chosen_combination{};
    if (!has_environments || (stack.only_sets_values && chosen))
      return judge_one(stack, none, settings, into, left_out);
    for (const listed_environment& environment : stack.environments)
      judge_one(stack, environment, settings, into, left_out);
  });
  verdict.fold();
  return use(verdict);
}

/// All findings of a stack, in words.
constexpr findings_text text_of_findings(const listed_stack& stack,
                                        lowering_of_combinations how = lowering_of_combinations::shared) {
  const auto in_words = [](const check::verdict& verdict) {
    findings_text text;
    const auto& rulings = verdict.rulings();
    for (std::size_t i = 0; i < rulings.size() && text.has_room(); ++i) {
      verdict.append(text, rulings[i]);
      text.end_one();
    }
    return text;
  };
  return judged(stack, in_words, how);
}

}  // namespace dovetail::detail
