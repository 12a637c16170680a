/// What a stack's checks come to, over all of its environments and over the combinations of its switches: each finding once,
/// with what it takes to show it.
#pragma once

#include "dovetail/check/combinations.hpp"
#include "dovetail/check/finding.hpp"
#include "dovetail/declared/notes.hpp"

#include <cstdint>
#include <string_view>

namespace dovetail::check {

/// A finding with the environments and the combinations of switches that have it; none where the stack has none.
struct ruling {
  const rule* broken = nullptr;
  place at{};
  /// The line of the shared shape that makes it, where `at` is the line that asked for the resource.
  place made_at{};
  std::string_view words{};
  std::string_view hint{};
  std::string_view mend{};
  std::size_t title_size = 0;
  bool is_missing = false;
  /// Who else misses what is not there, where that was put together.
  struct other {
    std::string_view title{};
    place at{};
  };
  model::list<other> others{};
  /// Further findings of the same policy that say the same of others.
  model::list<other> alike{};
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
  bool is_asked = false;
  place made_by{};

  /// How many findings it is.
  constexpr std::size_t count() const { return 1 + alike.size(); }
  /// Where it is told.
  constexpr place stands_at() const { return made_by.known() ? made_by : at; }

  constexpr std::string_view title() const { return words.substr(0, title_size); }
  /// What is said of whom the title names.
  constexpr std::string_view said() const { return words.substr(title_size); }
};

namespace detail {

constexpr bool is_same_line(place a, place b) {
  if (a.line != b.line || a.known() != b.known()) return false;
  // By their characters: constant evaluation does not know whether two literals are one.
  return !a.known() || model::same(a.file, b.file);
}

constexpr turn turn_of(const ruling& r) {
  if (r.broken->weight == severity::warning) return turn::warning;
  if (r.broken->policy) return turn::policy;
  if (r.broken->told == turn::cause) return turn::cause;
  return r.is_missing ? turn::missing : r.broken->told;
}

/// Of two hints of one finding the more helpful one: a name that was meant, or the longer list of what there is.
constexpr std::string_view better_hint(std::string_view a, std::string_view b) {
  constexpr std::string_view meant = "; did you mean ";
  const bool a_knows = a.starts_with(meant), b_knows = b.starts_with(meant);
  if (a_knows != b_knows) return a_knows ? a : b;
  return b.size() > a.size() && !a_knows ? b : a;
}

}  // namespace detail

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
    if (switched_ != nullptr && switched_->size() != 0)
      for (std::size_t i = rulings_.size(); i-- > 0;)
        if (rulings_[i].broken->everywhere && rulings_[i].in_combinations != switched_->everything()) rulings_.erase(i);
    put_causes_first();
  }
  /// Makes one of the findings that say of many that the same thing is not there, or that one shape made them wrong: what
  /// mends one mends them all.
  constexpr void gather() {
    for (std::size_t i = 0; i < rulings_.size(); ++i)
      for (std::size_t j = i + 1; j < rulings_.size();) {
        ruling& first = rulings_[i];
        const ruling& other = rulings_[j];
        if (!is_same_cause(first, other)) {
          ++j;
          continue;
        }
        bool known = detail::is_same_line(first.at, other.at) && model::same(first.title(), other.title());
        for (const ruling::other& o : first.others)
          known = known || (detail::is_same_line(o.at, other.at) && model::same(o.title, other.title()));
        if (!known) first.others.push_back({other.title(), other.at});
        first.in_combinations |= other.in_combinations;
        for (const std::string_view environment : other.environments) add_environment(first, environment);
        first.hint = detail::better_hint(first.hint, other.hint);
        rulings_.erase(j);
      }
  }
  /// Finds the fewest settings that make each finding, before there are words for it. `judge(settings, verdict)` judges the
  /// stack with the settings of all switches.
  template <class Judge>
  constexpr auto explain(Judge judge) {
    for (ruling& r : rulings_)
      if (r.in_combinations != 0) r.cause = switched_->cause_of(r.in_combinations);
    for (std::size_t i = 0; i < rulings_.size(); ++i) {
      if (!rulings_[i].cause.known) guess_cause(i, judge);
      ruling& r = rulings_[i];
      if (r.cause.known) continue;
      const std::size_t combination = combinations::first_of(r.in_combinations);
      model::list<switch_setting> settings{};
      for (std::size_t d = 0; d < switched_->deciders(); ++d) settings.push_back(switched_->setting(combination, d));
      r.cause = smallest_cause(r, settings, judge, r.in_combinations);
    }
  }
  /// Finds the edit that makes each finding: the last one without which it is gone. `judge(edits, combination, verdict)`
  /// judges the stack with these left out, in a combination of its switches or, where that is none, as it stands. Each
  /// judgement takes as long as the stack itself, so that all edits are left out at first: few findings are made by any.
  template <class Judge>
  constexpr auto find_edits(Judge judge) {
    for (std::size_t i = 0; i < rulings_.size(); ++i) {
      if (rulings_[i].is_asked || rulings_[i].edits.size() == 0) continue;
      const std::size_t combination = most_asked_combination(i);
      verdict without_any(*arena_);
      judge(edits_left_out{true, {}}, combination, without_any);
      for (std::size_t k = i; k < rulings_.size(); ++k)
        if (ruling& r = rulings_[k]; !r.is_asked && is_found_in(r, combination)) {
          r.is_asked = true;
          if (r.edits.size() != 0 && !r.made_by.known() && !without_any.has(r)) find_edit(r, combination, judge);
        }
    }
  }
  /// Tells findings of one policy that say the same of several together: the first, and where the others are. Once it is known
  /// with which settings and by which edits they come: only those that are alike in that, too. Faults of wiring are each mended
  /// for itself, and stay apart.
  constexpr void fold() {
    for (std::size_t i = 0; i < rulings_.size(); ++i)
      for (std::size_t j = i + 1; j < rulings_.size();) {
        if (!is_alike(rulings_[i], rulings_[j])) {
          ++j;
          continue;
        }
        rulings_[i].alike.push_back({rulings_[j].title(), rulings_[j].stands_at()});
        rulings_.erase(j);
      }
  }
  static constexpr std::size_t no_combination = static_cast<std::size_t>(-1);
  /// Takes over what was found with these settings of all switches, and finds out which of them make it.
  template <class Judge>
  constexpr auto add_found_with(const model::list<switch_setting>& settings, const verdict& found, Judge judge) {
    for (const ruling& r : found.rulings_) {
      if (r.broken->everywhere || r.broken->weight != severity::error || has(r)) continue;
      ruling& made = rulings_.push_back(r);
      made.words = arena_->keep(r.words);
      made.hint = arena_->keep(r.hint);
      made.mend = arena_->keep(r.mend);
      made.in_combinations = 1;
      made.cause = smallest_cause(made, settings, judge, 0);
    }
  }
  /// Whether there is a finding of the same rule, line and words, or of the same cause.
  constexpr bool has(const ruling& wanted) const {
    for (const ruling& r : rulings_)
      if (is_same(r, wanted.broken, wanted.at, wanted.words) || is_same_cause(r, wanted)) return true;
    return false;
  }
  constexpr const model::list<ruling>& rulings() const { return rulings_; }

  /// Appends "stack/web/api.hpp:12: prod: … [REF-09]" to whatever has `append(string_views…)`.
  template <class Text>
  constexpr auto append(Text& text, const ruling& r) const {
    append_place(text, r.stands_at());
    text.append(r.broken->weight == severity::warning ? ": warning: " : ": ");
    if (r.in_combinations != 0) {
      append_cause(text, r.cause);
    } else if (environments_ > 1 && r.environments.size() == environments_) {
      text.append("every environment: ");
    } else {
      for (std::size_t i = 0; i < r.environments.size(); ++i)
        text.append(r.environments[i], i + 1 == r.environments.size() ? ": " : ", ");
    }
    append_words(text, *r.broken, r.words, r.hint, r.mend);
    append_others(text, r);
    append_alike(text, r);
    if (r.made_at.known()) {
      text.append(" (made at ");
      append_place(text, r.made_at);
      text.append(")");
    }
    text.append(" [", r.broken->id, "]");
  }

 private:
  template <class Text>
  static constexpr auto append_number(Text& text, std::uint64_t number) {
    char digits[20]{};
    std::size_t count = 0;
    do {
      digits[sizeof digits - ++count] = static_cast<char>('0' + number % 10);
      number /= 10;
    } while (number != 0);
    text.append(std::string_view(digits + sizeof digits - count, count));
  }
  template <class Text>
  static constexpr auto append_place(Text& text, place at) {
    text.append(at.file == nullptr ? "(unknown)" : at.file, ":");
    append_number(text, at.line);
  }
  /// " (so it is with Deployment `worker`, stack/web/worker.hpp:9, and with 2 more)"
  template <class Text>
  static constexpr auto append_others(Text& text, const ruling& r) {
    constexpr std::size_t few = 3;
    const std::size_t count = r.others.size(), told = count > few + 1 ? few : count;
    if (count == 0) return;
    text.append(" (so it is with ");
    for (std::size_t i = 0; i < told; ++i) {
      const ruling::other& o = r.others[i];
      text.append(i == 0 ? "" : i + 1 == count ? " and " : ", ", o.title);
      if (detail::is_same_line(o.at, r.at)) continue;
      text.append(" at ");
      append_place(text, o.at);
    }
    if (told != count) {
      text.append(" and ");
      append_number(text, count - told);
      text.append(" more");
    }
    text.append(")");
  }
  /// " (and 11 others: stack/web/cart.hpp:9, stack/web/mail.hpp:9 and 9 more)"; by their titles where all are on one line.
  template <class Text>
  static constexpr auto append_alike(Text& text, const ruling& r) {
    constexpr std::size_t few = 8;
    const std::size_t count = r.alike.size();
    if (count == 0) return;
    text.append(" (and ");
    append_number(text, count);
    text.append(count == 1 ? " other: " : " others: ");
    std::size_t told = 0, places = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (is_told_before(r, i)) {
        ++told;
      } else if (places < few) {
        text.append(places++ == 0 ? "" : ", ");
        append_place(text, r.alike[i].at);
        ++told;
      }
    }
    if (places == 0)
      for (told = 0; told < count && told < few; ++told) text.append(told == 0 ? "" : ", ", r.alike[told].title);
    if (told != count) {
      text.append(" and ");
      append_number(text, count - told);
      text.append(" more");
    }
    text.append(")");
  }
  /// Whether a line is that of the finding, or of one that is alike and comes before.
  static constexpr bool is_told_before(const ruling& r, std::size_t one) {
    const place at = r.alike[one].at;
    if (detail::is_same_line(at, r.stands_at())) return true;
    for (std::size_t i = 0; i < one; ++i)
      if (detail::is_same_line(at, r.alike[i].at)) return true;
    return false;
  }
  template <class Text>
  static constexpr auto append_cause(Text& text, const combinations::cause& why) {
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
  /// Finds the cause of a finding that is known by three settings, where it is that of another one and one setting more, as of
  /// what a switch adds to a fault. A guess is judged once for all findings that are found in the same combinations: a
  /// finding that is there with these settings and with all others changed needs no others.
  template <class Judge>
  constexpr auto guess_cause(std::size_t of, Judge judge) {
    constexpr std::size_t most_guesses = 4;
    const combinations::set found = rulings_[of].in_combinations;
    std::size_t guesses = 0;
    for (std::size_t j = 0; j < rulings_.size() && guesses < most_guesses; ++j) {
      const ruling& larger = rulings_[j];
      if (!larger.cause.known || larger.cause.settings.size() == 0 || (found & ~larger.in_combinations) != 0) continue;
      for (const combinations::cause& guess : switched_->causes_with_one_more(larger.cause, found)) {
        if (rulings_[of].cause.known || guesses++ == most_guesses) return;
        verdict with(*arena_);
        judge(switched_->apart_from(guess, combinations::first_of(found)), with);
        for (std::size_t k = of; k < rulings_.size(); ++k) {
          ruling& r = rulings_[k];
          if (!r.cause.known && r.in_combinations == found && with.has(r)) r.cause = guess;
        }
      }
      if (rulings_[of].cause.known) return;
    }
  }
  static constexpr bool is_found_in(const ruling& r, std::size_t combination) {
    return combination == no_combination ? r.in_combinations == 0 : (r.in_combinations >> combination & 1) != 0;
  }
  /// Of the combinations that have a finding, the one that most others have, too, whose edits are not asked for yet.
  constexpr std::size_t most_asked_combination(std::size_t of) const {
    std::size_t best = combination_of(rulings_[of]), most = 0;
    if (best == no_combination) return best;
    for (std::size_t c = 0; rulings_[of].in_combinations >> c != 0; ++c) {
      if (!is_found_in(rulings_[of], c)) continue;
      std::size_t count = 0;
      for (const ruling& r : rulings_) count += !r.is_asked && r.edits.size() != 0 && is_found_in(r, c) ? 1 : 0;
      if (count > most) best = c, most = count;
      if (c + 1 == 64) break;
    }
    return best;
  }
  /// The last of a finding's edits without which it is gone; other findings of that edit get to know it, too.
  template <class Judge>
  constexpr auto find_edit(const ruling& wanted, std::size_t combination, Judge judge) {
    for (std::size_t e = wanted.edits.size(); e-- > 0 && !wanted.made_by.known();) {
      const place edit = wanted.edits[e];
      verdict without(*arena_);
      judge(edits_left_out{false, edit}, combination, without);
      for (ruling& r : rulings_) {
        if (r.made_by.known() || !is_found_in(r, combination)) continue;
        for (const place& known : r.edits)
          if (known == edit && !without.has(r)) r.made_by = edit;
      }
    }
  }
  /// Of a combination that has the finding, the settings without which it is gone. What others of `found`, the combinations that
  /// have it too, do without is none of them, and is not judged for it: a judgement takes as long as the stack itself.
  template <class Judge>
  constexpr auto smallest_cause(const ruling& r, const model::list<switch_setting>& settings, Judge judge,
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
  static constexpr bool is_same(const ruling& r, const rule* broken, place at, std::string_view words) {
    return r.broken == broken && detail::is_same_line(r.at, at) && model::same(r.words, words);
  }
  static constexpr bool is_same_cause(const ruling& a, const ruling& b) {
    const bool of_one_shape = a.made_at.known() && detail::is_same_line(a.made_at, b.made_at) && a.title_size != 0;
    return ((a.is_missing && b.is_missing) || of_one_shape) && a.broken == b.broken && model::same(a.said(), b.said());
  }
  static constexpr bool is_alike(const ruling& a, const ruling& b) {
    if (a.broken != b.broken || !a.broken->policy || a.title_size == 0 || b.title_size == 0) return false;
    if (a.made_at.known() || b.made_at.known() || a.others.size() != 0 || b.others.size() != 0) return false;
    if (a.in_combinations != b.in_combinations || a.environments.size() != b.environments.size()) return false;
    for (std::size_t i = 0; i < a.environments.size(); ++i)
      if (!model::same(a.environments[i], b.environments[i])) return false;
    return model::same(a.said(), b.said()) && model::same(a.hint, b.hint) && model::same(a.mend, b.mend);
  }
  static constexpr void add_environment(ruling& r, std::string_view environment) {
    for (const std::string_view known : r.environments)
      if (model::same(known, environment)) return;
    r.environments.push_back(environment);
  }
  constexpr void put_causes_first() {
    if (rulings_.size() < 2) return;
    model::list<ruling> ordered{};
    for (std::uint8_t t = 0; t < static_cast<std::uint8_t>(turn::last); ++t)
      for (const ruling& r : rulings_)
        if (detail::turn_of(r) == static_cast<turn>(t)) ordered.push_back(r);
    rulings_ = ordered;
  }

  /// The same finding of another report; what one says twice stays two findings.
  constexpr ruling& find_or_add(const finding& f) {
    for (ruling& known : rulings_)
      if (known.last_report != reports_ && is_same(known, f.broken, f.at, f.words)) {
        known.last_report = reports_;
        if (const std::string_view hint = detail::better_hint(known.hint, f.hint); !model::same(hint, known.hint))
          known.hint = arena_->keep(hint);
        return known;
      }
    ruling& made = rulings_.emplace_back();
    made.last_report = reports_;
    made.broken = f.broken;
    made.at = f.at;
    made.made_at = f.made_at;
    made.words = arena_->keep(f.words);
    made.hint = arena_->keep(f.hint);
    made.mend = arena_->keep(f.mend);
    made.title_size = f.title_size;
    made.is_missing = f.is_missing;
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
