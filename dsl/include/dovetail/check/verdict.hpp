/// What a stack's checks come to, over all of its environments and over the combinations of its switches: each finding once,
/// with what it takes to show it.
#pragma once

#include "dovetail/check/combinations.hpp"
#include "dovetail/check/finding.hpp"

#include <cstdint>
#include <string_view>

namespace dovetail::check {

/// A finding with the environments and the combinations of switches that have it; none where the stack has none.
struct ruling {
  const rule* broken = nullptr;
  place at{};
  std::string_view words{};
  /// The object that it is about; empty where that is not there.
  std::string_view kind{};
  std::string_view name{};
  model::list<std::string_view> environments{};
  combinations::set in_combinations = 0;
  /// What makes it, of a combination's switches.
  combinations::cause cause{};
  /// The last of the reports that had it.
  std::size_t last_report = 0;
  /// The edits of the object that it is about, and the one of them that makes it.
  model::list<place> edits{};
  place made_by{};

  /// Where it is told.
  constexpr place stands_at() const { return made_by.known() ? made_by : at; }
};

class verdict {
 public:
  /// `switched` outlives it; null where nothing is switched.
  constexpr explicit verdict(model::arena& arena, const combinations* switched = nullptr)
      : arena_(&arena), switched_(switched) {}

  /// Takes over the findings of a stack, or of one of its environments.
  constexpr void add(const report& from, std::string_view environment) {
    ++reports_;
    if (!environment.empty()) ++environments_;
    for (const finding& f : from.findings()) {
      ruling& same_one = find_or_add(f);
      if (!environment.empty()) same_one.environments.push_back(environment);
    }
  }
  /// Takes over the findings of one combination of the stack's switches. What is only worth a look is so where people deploy.
  constexpr void add_combination(const report& from, std::size_t combination) {
    ++reports_;
    for (const finding& f : from.findings())
      if (f.broken->weight == severity::error) find_or_add(f).in_combinations |= combinations::set{1} << combination;
  }
  /// Once everything is in. Of what may be so in one combination and is none of its faults (a waiver that nothing needs), only
  /// what all of them have stays.
  constexpr void finish() {
    if (switched_ == nullptr || switched_->size() == 0) return;
    for (std::size_t i = rulings_.size(); i-- > 0;)
      if (rulings_[i].broken->everywhere && rulings_[i].in_combinations != switched_->everything()) rulings_.erase(i);
  }
  /// Finds the fewest settings that make each finding, before there are words for it. `judge(settings, verdict)` judges the
  /// stack with the settings of all switches.
  template <class Judge>
  constexpr void explain(Judge judge) {
    for (std::size_t i = 0; i < rulings_.size(); ++i) {
      ruling& r = rulings_[i];
      if (r.in_combinations == 0) continue;
      // What is found in the same combinations has the same cause, and each judgement takes its time.
      const ruling* same_cause = nullptr;
      for (std::size_t j = 0; j < i && same_cause == nullptr; ++j)
        if (rulings_[j].in_combinations == r.in_combinations) same_cause = &rulings_[j];
      if (same_cause != nullptr) {
        r.cause = same_cause->cause;
        continue;
      }
      r.cause = switched_->cause_of(r.in_combinations);
      if (r.cause.known) continue;
      const std::size_t combination = combinations::first_of(r.in_combinations);
      model::list<switch_setting> settings;
      for (std::size_t i = 0; i < switched_->deciders(); ++i) settings.push_back(switched_->setting(combination, i));
      r.cause = smallest_cause(r, settings, judge, r.in_combinations);
    }
  }
  /// Finds the edit that makes each finding: the last one without which it is gone. `judge(edit, combination, verdict)`
  /// judges the stack without that edit, in a combination of its switches or, where that is none, as it stands.
  template <class Judge>
  constexpr void find_edits(Judge judge) {
    for (std::size_t i = 0; i < rulings_.size(); ++i)
      for (std::size_t e = rulings_[i].edits.size(); e-- > 0 && !rulings_[i].made_by.known();) {
        const place edit = rulings_[i].edits[e];
        verdict without(*arena_);
        judge(edit, combination_of(rulings_[i]), without);
        // Each judgement takes its time: it is asked about all findings that it can say something of.
        for (std::size_t k = i; k < rulings_.size(); ++k) {
          ruling& r = rulings_[k];
          if (r.made_by.known() || combination_of(r) != combination_of(rulings_[i])) continue;
          for (const place& known : r.edits)
            if (known == edit && !without.has(r)) r.made_by = edit;
        }
      }
  }
  static constexpr std::size_t no_combination = static_cast<std::size_t>(-1);
  /// Takes over what was found with these settings of all switches, and finds out which of them make it.
  template <class Judge>
  constexpr void add_found_with(const model::list<switch_setting>& settings, const verdict& found, Judge judge) {
    for (const ruling& r : found.rulings_) {
      if (r.broken->everywhere || r.broken->weight != severity::error || has(r)) continue;
      ruling& made = rulings_.push_back(r);
      made.words = arena_->keep(r.words);
      made.in_combinations = 1;
      made.cause = smallest_cause(made, settings, judge, 0);
    }
  }
  /// Whether there is a finding of the same rule, line and words.
  constexpr bool has(const ruling& wanted) const {
    for (const ruling& r : rulings_)
      if (r.broken == wanted.broken && r.at.line == wanted.at.line && model::same(r.words, wanted.words)) return true;
    return false;
  }
  constexpr const model::list<ruling>& rulings() const { return rulings_; }

  /// Appends "stack/web/api.hpp:12: prod: … [REF-09]" to whatever has `append(string_views…)`.
  template <class Text>
  constexpr void append(Text& text, const ruling& r) const {
    char digits[12]{};
    std::size_t count = 0;
    const place at = r.stands_at();
    std::uint32_t line = at.line;
    do {
      digits[sizeof digits - ++count] = static_cast<char>('0' + line % 10);
      line /= 10;
    } while (line != 0);
    text.append(at.file == nullptr ? "(unknown)" : at.file, ":",
                std::string_view(digits + sizeof digits - count, count), ": ");
    if (r.in_combinations != 0) {
      append_cause(text, r.cause);
    } else if (environments_ > 1 && r.environments.size() == environments_) {
      text.append("every environment: ");
    } else {
      for (std::size_t i = 0; i < r.environments.size(); ++i)
        text.append(r.environments[i], i + 1 == r.environments.size() ? ": " : ", ");
    }
    text.append(r.words, " [", r.broken->id, "]");
  }

 private:
  template <class Text>
  static constexpr void append_cause(Text& text, const combinations::cause& why) {
    const std::size_t count = why.settings.size();
    for (std::size_t i = 0; i < count; ++i) {
      const switch_setting& s = why.settings[i];
      text.append(i == 0 ? "with " : i + 1 == count ? " and " : ", ", s.of->name);
      if (s.of->type == value_type::choice) text.append("=", s.text());
      else text.append(s.word == 0 ? " off" : " on");
    }
    if (count != 0) text.append(": ");
  }

  /// The first of those that have the finding.
  static constexpr std::size_t combination_of(const ruling& r) {
    return r.in_combinations == 0 ? no_combination : combinations::first_of(r.in_combinations);
  }
  /// Of a combination that has the finding, the settings without which it is gone. What others of `found`, the combinations that
  /// have it too, do without is none of them, and is not judged for it: a judgement takes as long as the stack itself.
  template <class Judge>
  constexpr combinations::cause smallest_cause(const ruling& r, const model::list<switch_setting>& settings, Judge judge,
                                               combinations::set found) const {
    combinations::cause made;
    for (std::size_t d = 0; d < settings.size(); ++d) {
      if (!all_have(found, d, settings[d].word)) continue;
      model::list<switch_setting> flipped = settings;
      flipped[d].word = settings[d].word == 0 ? 1 : 0;
      verdict other(*arena_);
      judge(flipped, other);
      if (!other.has(r)) made.settings.push_back(settings[d]);
    }
    return made;
  }

  constexpr bool all_have(combinations::set found, std::size_t decider, std::size_t word) const {
    for (std::size_t c = 0; found != 0; ++c, found >>= 1)
      if ((found & 1) != 0 && switched_->setting(c, decider).word != word) return false;
    return true;
  }

  /// The same finding of another report; what one says twice stays two findings.
  constexpr ruling& find_or_add(const finding& f) {
    for (ruling& known : rulings_)
      if (known.last_report != reports_ && known.broken == f.broken && known.at.line == f.at.line &&
          model::same(known.words, f.words)) {
        known.last_report = reports_;
        return known;
      }
    ruling& made = rulings_.emplace_back();
    made.last_report = reports_;
    made.broken = f.broken;
    made.at = f.at;
    made.words = arena_->keep(f.words);
    if (f.owner == nullptr) return made;
    made.kind = arena_->keep(f.owner->kind);
    made.name = arena_->keep(f.owner->name.view());
    if (f.owner->notes != nullptr) made.edits = f.owner->notes->edits;
    return made;
  }

  model::arena* arena_;
  const combinations* switched_;
  model::list<ruling> rulings_{};
  std::size_t reports_ = 0;
  std::size_t environments_ = 0;
};

}  // namespace dovetail::check
