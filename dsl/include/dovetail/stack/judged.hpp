/// A stack, judged while it compiles: in all of its environments, and in the combinations of its switches.
#pragma once

#include "dovetail/check/verdict.hpp"
#include "dovetail/stack/findings_text.hpp"
#include "dovetail/stack/judge.hpp"
#include "dovetail/stack/listed.hpp"
#include "dovetail/stack/lowered_variants.hpp"

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
  constexpr void add(const check::switch_setting& s) {
    value_setting& made = settings[count++];
    made.name = s.of->name;
    made.value = s.text();
    made.of = s.of;
  }
  constexpr std::span<const value_setting> view() const { return {settings.data(), count}; }
};

/// Notes what the rules have to know of the resource at this position, or that a switch leaves it out. Where objects are `held` to
/// something alone, adds what is suspected of it.
constexpr void add_asked(std::size_t position, const listed& one, const environment_view& environment, lowering& in,
                         common_terms& use, lowered_variants& variants, const check::asked_checks* held,
                         check::inventory& all, check::suspicions& suspected) {
  if (!in.all_hold(one.asked.view())) {
    all.absences.push_back({one.kind->name, in.text(one.name).view(), {}, &one.asked});
    return;
  }
  lowered_variant& variant = variants.lower(position, one, environment, in, use);
  if (held != nullptr)
    for (const check::rule* each : variants.look(variant, one, *held, all).all) suspected.add(each);
  one.kind->describe(*variant.made, one, all);
}

/// How a stack's environments and the combinations of its switches have its resources: each by itself is the plain way, which a
/// test holds the other against.
enum class lowering_of_combinations : std::uint8_t { shared, each_by_itself };

/// A stack that is judged, in one environment and combination after the other.
class judging {
 public:
  constexpr judging(const listed_stack& stack, lowering_of_combinations how)
      : stack_(&stack), how_(how), variants_(stack) {}

  /// Lowers and checks the stack, or one of its environments.
  constexpr void judge(const listed_environment& environment, const chosen_combination& chosen, check::verdict& into) {
    if (how_ == lowering_of_combinations::shared) judge(environment, chosen, {}, variants_, true, into);
    else judge_by_itself(environment, chosen, {}, into);
  }
  /// The same as if the edits that are `left_out` were not there: nothing that others have made is for it.
  constexpr void judge_by_itself(const listed_environment& environment, const chosen_combination& chosen,
                                 const edits_left_out& left_out, check::verdict& into) {
    lowered_variants variants(*stack_);
    judge(environment, chosen, left_out, variants, false, into);
  }

 private:
  constexpr void judge(const listed_environment& environment, const chosen_combination& chosen,
                       const edits_left_out& left_out, lowered_variants& variants, bool looks_alone,
                       check::verdict& into) {
    const environment_view& view = environment.view;
    lowering in(variants.characters, stack_->values, view.values);
    in.override_with(chosen.view());
    in.leave_out(left_out);
    begin_lowering(stack_->labels, stack_->name_space, view, in);
    common_terms use(stack_->edits, view, stack_->policies);
    const check::terms asked{stack_->externals, stack_->policies, stack_->held_to, stack_->component};
    const check::asked_checks& held = held_in(asked, view);

    check::inventory all;
    check::suspicions suspected;
    all.kubernetes_minor = stack_->target.minor;
    all.is_component = stack_->component != nullptr;
    std::size_t position = 0;
    const auto add = [&](const listed& one) {
      add_asked(position, one, view, in, use, variants, looks_alone ? &held : nullptr, all, suspected);
    };
    for (const listed& one : stack_->resources) {
      const std::string_view name = in.text(one.name).view();
      if (is_removed(use.of_environment, one.kind->mark, name, in))
        all.absences.push_back({one.kind->name, name, view.name});
      else add(one);
      ++position;
    }
    for (const listed& one : environment.added) {
      add(one);
      ++position;
    }
    check::judge(asked, held, view, use, in, all, chosen.number, into, looks_alone ? &suspected : nullptr);
  }
  /// What an environment is held to; those that are held to the same share it.
  constexpr const check::asked_checks& held_in(const check::terms& asked, const environment_view& view) {
    for (const known_environment& known : known_)
      if (known.view == &view) return *known.held;
    const check::asked_checks made = check::checks_asked_for(asked, view);
    const check::asked_checks* held = nullptr;
    for (const check::asked_checks& known : held_)
      if (known.policies == made.policies) held = &known;
    if (held == nullptr) held = &held_.push_back(made);
    known_.push_back({&view, held});
    return *held;
  }

  const listed_stack* stack_;
  lowering_of_combinations how_;
  lowered_variants variants_;
  struct known_environment {
    const environment_view* view = nullptr;
    const check::asked_checks* held = nullptr;
  };
  model::list<known_environment> known_{};
  model::list<check::asked_checks> held_{};
};

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
  // What is judged once shares nothing.
  const bool is_judged_once = switched.size() == 0 && stack.environments.size() < 2;
  judging all(stack, is_judged_once ? lowering_of_combinations::each_by_itself : how);
  const auto judge_combinations = [&](const listed_environment& environment) {
    for (std::size_t i = 0; i < switched.size(); ++i) all.judge(environment, chosen_combination(switched, i), verdict);
  };
  if (!has_environments && switched.size() == 0) all.judge(none, {}, verdict);
  // Where environments set values only, with what the stack says itself.
  else if (is_itself) judge_combinations(none);
  for (const listed_environment& environment : stack.environments) {
    all.judge(environment, {}, verdict);
    if (!stack.only_sets_values) judge_combinations(environment);
  }
  verdict.finish();
  verdict.gather();
  verdict.explain([&](const model::list<check::switch_setting>& settings, check::verdict& into) {
    const chosen_combination chosen(settings);
    if (is_itself) return all.judge(none, chosen, into);
    for (const listed_environment& environment : stack.environments) all.judge(environment, chosen, into);
  });
  verdict.find_edits([&](const edits_left_out& left_out, std::size_t combination, check::verdict& into) {
    const bool chosen = combination != check::verdict::no_combination;
    const chosen_combination settings = chosen ? chosen_combination(switched, combination) : chosen_combination{};
    if (!has_environments || (stack.only_sets_values && chosen))
      return all.judge_by_itself(none, settings, left_out, into);
    for (const listed_environment& environment : stack.environments)
      all.judge_by_itself(environment, settings, left_out, into);
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
