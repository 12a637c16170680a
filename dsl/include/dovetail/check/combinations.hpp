/// The combinations of a stack's switches and choices that are checked: all of them where they are few; where they are many,
/// so many that every setting of every three of them is met.
///
/// A finding is about a few resources, each of which a switch or two decide, so what is wrong in some combination is wrong in
/// one that is met. Eight switches take 12 evaluations instead of 256, eleven 12 instead of 2,048, and thirty-two 64. (A
/// stack's program goes through all of them before it writes a chart, which takes it milliseconds.)
#pragma once

#include "dovetail/declared/value.hpp"
#include "dovetail/model/collection.hpp"

#include <cstdint>
#include <span>

namespace dovetail::check {

/// One setting of a switch or a choice: one of the conditions that a finding needs.
struct switch_setting {
  const value_declaration* of = nullptr;
  std::size_t word = 0;

  constexpr std::string_view text() const {
    if (of->type == value_type::choice) return of->words[word];
    return word == 0 ? "false" : "true";
  }
};

class combinations {
 public:
  /// A set of combinations has a bit for each.
  using set = std::uint64_t;
  static constexpr std::size_t most_deciders = 32;

  constexpr explicit combinations(std::span<const value_declaration* const> values) {
    for (const value_declaration* v : values) {
      if (!v->decides() || deciders_.size() == most_deciders) continue;
      deciders_.push_back({v, columns_});
      const std::size_t words = words_of(*v);
      for (std::size_t met = 1; met < words; met *= 2) ++columns_;
      if (total_ <= most_to_count) total_ *= words;
    }
    if (deciders_.empty()) return;
    exhaustive_ = total_ <= few;
    size_ = exhaustive_ ? total_ : uses_paley() ? paley + 1 : affine_size();
  }

  /// None where nothing is switched.
  constexpr std::size_t size() const { return size_; }
  /// How many there are, met or not; no more than a million is counted.
  constexpr std::size_t total() const { return total_; }
  constexpr std::size_t deciders() const { return deciders_.size(); }
  constexpr switch_setting setting(std::size_t combination, std::size_t decider) const {
    const value_declaration& v = *deciders_[decider].value;
    const std::size_t words = words_of(v);
    if (exhaustive_) return setting_of_all(combination, decider);
    std::size_t word = 0;
    std::size_t column = deciders_[decider].first_column;
    for (std::size_t met = 1; met < words; met *= 2) word = word * 2 + (bit(combination, column++) ? 1 : 0);
    return {&v, word % words};
  }
  /// The setting in one of all combinations.
  constexpr switch_setting setting_of_all(std::size_t combination, std::size_t decider) const {
    for (std::size_t i = 0; i < decider; ++i) combination /= words_of(*deciders_[i].value);
    return {deciders_[decider].value, combination % words_of(*deciders_[decider].value)};
  }
  constexpr set everything() const { return size_ >= 64 ? ~set{0} : (set{1} << size_) - 1; }

  /// The fewest settings that nothing outside of `found` has: what makes a finding. None where every combination is in
  /// `found`. Not known where no two settings tell: in a few of many combinations, three may be together by chance.
  struct cause {
    model::list<switch_setting> settings{};
    bool known = true;
  };
  constexpr cause cause_of(set found) const {
    if (found == everything()) return {};
    model::list<literal> literals{};
    for (std::size_t d = 0; d < deciders_.size(); ++d)
      for (std::size_t w = 0; w < words_of(*deciders_[d].value); ++w) add_literal(d, w, literals);
    const std::size_t most_settings = exhaustive_ ? 3 : 2;
    for (std::size_t count = 1; count <= most_settings; ++count) {
      cause best;
      std::size_t most = 0;
      choose(literals, count, found, best, most);
      if (most != 0) return best;
    }
    return {{}, false};
  }
  /// What may make a finding that no two settings tell of: the settings of `larger`, the cause of one that is found in these
  /// combinations and in others, with one more, which together nothing outside of `found` has.
  constexpr model::list<cause> causes_with_one_more(const cause& larger, set found) const {
    model::list<cause> possible{};
    set in_all = everything();
    for (const switch_setting& s : larger.settings) in_all &= all_with(s);
    for (std::size_t d = 0; d < deciders_.size(); ++d) {
      const switch_setting more = setting(first_of(found), d);
      bool is_new = true;
      for (const switch_setting& s : larger.settings) is_new = is_new && s.of != more.of;
      const set in = in_all & all_with(more);
      if (!is_new || in == 0 || (in & ~found) != 0) continue;
      // In the order of the stack's values, as other causes are.
      cause& made = possible.emplace_back();
      for (std::size_t of = 0; of < deciders_.size(); ++of) {
        if (of == d) made.settings.push_back(more);
        for (const switch_setting& s : larger.settings)
          if (s.of == deciders_[of].value) made.settings.push_back(s);
      }
    }
    return possible;
  }
  /// The settings of a combination, but of what is no part of the cause, others.
  constexpr model::list<switch_setting> apart_from(const cause& why, std::size_t combination) const {
    model::list<switch_setting> settings{};
    for (std::size_t d = 0; d < deciders_.size(); ++d) {
      switch_setting& made = settings.push_back(setting(combination, d));
      bool is_part = false;
      for (const switch_setting& s : why.settings) is_part = is_part || s.of == made.of;
      if (!is_part) made.word = made.word == 0 ? 1 : 0;
    }
    return settings;
  }
  /// The number of one of a set.
  static constexpr std::size_t first_of(set some) {
    std::size_t first = 0;
    while ((some >> first & 1) == 0) ++first;
    return first;
  }

 private:
  static constexpr std::size_t few = 8, most_to_count = std::size_t{1} << 20, paley = 11;

  struct decider {
    const value_declaration* value = nullptr;
    std::size_t first_column = 0;
  };
  struct literal {
    std::size_t decider = 0;
    switch_setting setting{};
    set in = 0;
  };

  static constexpr std::size_t words_of(const value_declaration& v) {
    return v.type == value_type::choice ? v.word_count : 2;
  }
  /// Four columns have eight rows of the other kind.
  constexpr bool uses_paley() const { return columns_ > 4 && columns_ <= paley; }
  /// Twice the first power of two that is no less than the columns.
  constexpr std::size_t affine_size() const {
    std::size_t power = 1;
    while (power < columns_) power *= 2;
    return power * 2;
  }
  /// Rows in which any three columns have all eight settings. From five to eleven columns: the twelve rows of Paley's Hadamard
  /// matrix. Else: b + <x, j> over the field of two elements, of which any three different j are independent.
  constexpr bool bit(std::size_t row, std::size_t column) const {
    if (uses_paley()) {
      if (row == paley) return false;
      const std::size_t difference = (row + paley - column) % paley;
      // 0, and the squares modulo eleven.
      return difference == 0 || difference == 1 || difference == 3 || difference == 4 || difference == 5 ||
             difference == 9;
    }
    bool odd = (row & 1) != 0;
    for (std::size_t both = (row >> 1) & column; both != 0; both &= both - 1) odd = !odd;
    return odd;
  }

  constexpr set all_with(const switch_setting& wanted) const {
    set in = 0;
    for (std::size_t d = 0; d < deciders_.size(); ++d)
      for (std::size_t c = 0; deciders_[d].value == wanted.of && c < size_ && c < 64; ++c)
        if (setting(c, d).word == wanted.word) in |= set{1} << c;
    return in;
  }
  constexpr void add_literal(std::size_t decider, std::size_t word, model::list<literal>& literals) const {
    literal& made = literals.emplace_back();
    made.decider = decider;
    made.setting = {deciders_[decider].value, word};
    made.in = all_with(made.setting);
  }
  static constexpr std::size_t bits(set s) {
    std::size_t count = 0;
    for (; s != 0; s &= s - 1) ++count;
    return count;
  }
  static constexpr void choose(const model::list<literal>& from, std::size_t count, set found, cause& best,
                               std::size_t& most) {
    const auto consider = [&](set in, const literal* a, const literal* b, const literal* c) {
      if (in == 0 || (in & ~found) != 0 || bits(in) <= most) return;
      most = bits(in);
      best = {};
      for (const literal* each : {a, b, c})
        if (each != nullptr) best.settings.push_back(each->setting);
    };
    for (std::size_t a = 0; a < from.size(); ++a) {
      if (count == 1) consider(from[a].in, &from[a], nullptr, nullptr);
      for (std::size_t b = a + 1; count > 1 && b < from.size(); ++b) {
        if (from[b].decider == from[a].decider) continue;
        const set in_both = from[a].in & from[b].in;
        if (count == 2) consider(in_both, &from[a], &from[b], nullptr);
        for (std::size_t c = b + 1; count > 2 && c < from.size(); ++c)
          if (from[c].decider != from[b].decider) consider(in_both & from[c].in, &from[a], &from[b], &from[c]);
      }
    }
  }

  model::list<decider> deciders_{};
  std::size_t columns_ = 0;
  std::size_t size_ = 0;
  std::size_t total_ = 1;
  bool exhaustive_ = false;
};

}  // namespace dovetail::check
