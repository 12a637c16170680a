/// The nearest of the names that would have been right.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace dovetail {

/// How many characters are to be inserted, removed, replaced or swapped with their neighbour to make one text of the other;
/// differences in case count half a change rounded down, so `Api` is as near to `api` as can be. Texts over 63 characters
/// are compared by their first 63. Of texts that are no nearer than `enough`, it says `enough` as soon as that is clear: a name that
/// is wrong is held against all there are, in constant evaluation.
constexpr std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t enough = 64) {
  constexpr std::size_t longest = 63;
  a = a.substr(0, longest);
  b = b.substr(0, longest);
  if (a.size() < b.size()) {
    const std::string_view shorter = a;
    a = b;
    b = shorter;
  }
  if (a.size() - b.size() >= enough) return enough;
  char left[longest + 1]{}, right[longest + 1]{};
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  for (std::size_t i = 0; i < a.size(); ++i) left[i] = lower(a[i]);
  for (std::size_t j = 0; j < b.size(); ++j) right[j] = lower(b[j]);
  // What both begin or end with takes no change.
  std::size_t begin = 0, a_end = a.size(), b_end = b.size();
  while (begin < b_end && left[begin] == right[begin]) ++begin;
  while (a_end > begin && b_end > begin && left[a_end - 1] == right[b_end - 1]) --a_end, --b_end;
  const std::size_t height = a_end - begin, width = b_end - begin;
  std::size_t rows[3][longest + 1]{};
  for (std::size_t j = 0; j <= width; ++j) rows[0][j] = j;
  std::size_t least_above = 0;
  for (std::size_t i = 1; i <= height; ++i) {
    std::size_t* row = rows[i % 3];
    const std::size_t* above = rows[(i + 2) % 3];
    const std::size_t* second_above = rows[(i + 1) % 3];
    const char now = left[begin + i - 1];
    row[0] = i;
    std::size_t least_here = i;
    for (std::size_t j = 1; j <= width; ++j) {
      const char other = right[begin + j - 1];
      std::size_t least = above[j - 1] + (now == other ? 0 : 1);
      if (above[j] + 1 < least) least = above[j] + 1;
      if (row[j - 1] + 1 < least) least = row[j - 1] + 1;
      if (i > 1 && j > 1 && now == right[begin + j - 2] && left[begin + i - 2] == other &&
          second_above[j - 2] + 1 < least)
        least = second_above[j - 2] + 1;
      row[j] = least;
      if (least < least_here) least_here = least;
    }
    // Later rows are made of these two, and no less.
    if (least_here >= enough && least_above >= enough) return enough;
    least_above = least_here;
  }
  return rows[height % 3][width];
}

namespace detail {

constexpr bool is_between_words(char c) { return c == '-' || c == '_' || c == '.' || c == '/'; }

/// How many characters of both, from the front or from the back, are the same words with what stands between them.
constexpr std::size_t same_words(std::string_view a, std::string_view b, bool from_back) {
  const std::size_t shorter = a.size() < b.size() ? a.size() : b.size();
  std::size_t same = 0;
  for (std::size_t i = 0; i < shorter; ++i) {
    const char x = from_back ? a[a.size() - 1 - i] : a[i];
    const char y = from_back ? b[b.size() - 1 - i] : b[i];
    if (x != y) break;
    if (is_between_words(x)) same = i + 1;
  }
  return same;
}

/// Whether a name can be another one misspelled, for all that they have in common: `web-tls` is not `web-env`, and `REDIS_HOST`
/// not `REDIS_PORT`, since the word that differs is another word.
constexpr bool is_misspelled_word(std::string_view a, std::string_view b) {
  const std::size_t front = same_words(a, b, false);
  a.remove_prefix(front);
  b.remove_prefix(front);
  const std::size_t back = same_words(a, b, true);
  a.remove_suffix(back);
  b.remove_suffix(back);
  if (a.empty() || b.empty()) return true;
  const std::size_t longer = a.size() < b.size() ? b.size() : a.size();
  return edit_distance(a, b) <= (longer < 2 ? 0 : (longer + 1) / 3);
}

}  // namespace detail

/// Picks the nearest of the names that it is shown. None is near enough when more than a third of the word, rounded up,
/// would have to change, or of the only words in it that differ; of a single character nothing may but its case.
class nearest_name {
 public:
  constexpr explicit nearest_name(std::string_view word)
      : word_(word), least_(word.size() < 2 ? 1 : (word.size() + 2) / 3 + 1) {}

  constexpr void consider(std::string_view candidate) {
    const std::size_t distance = edit_distance(word_, candidate, least_);
    if (distance < least_ && candidate != word_ && (distance == 0 || detail::is_misspelled_word(word_, candidate))) {
      least_ = distance;
      nearest_ = candidate;
    }
  }
  /// Empty where no name is near.
  constexpr std::string_view found() const { return nearest_; }

 private:
  std::string_view word_;
  std::size_t least_;
  std::string_view nearest_{};
};

constexpr std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates) {
  nearest_name name(word);
  for (const std::string_view candidate : candidates) name.consider(candidate);
  return name.found();
}

}  // namespace dovetail
