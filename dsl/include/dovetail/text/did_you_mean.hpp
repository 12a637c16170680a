/// The nearest of the names that would have been right.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace dovetail {

/// How many characters are to be inserted, removed, replaced or swapped with their neighbour to make one text of the other;
/// differences in case count half a change rounded down, so `Api` is as near to `api` as can be. Texts over 63 characters
/// are compared by their first 63.
constexpr std::size_t edit_distance(std::string_view a, std::string_view b) {
  constexpr std::size_t longest = 63;
  a = a.substr(0, longest);
  b = b.substr(0, longest);
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  std::size_t rows[3][longest + 1]{};
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t* row = rows[i % 3];
    const std::size_t* above = rows[(i + 2) % 3];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = lower(a[i - 1]) == lower(b[j - 1]);
      std::size_t least = above[j - 1] + (same ? 0 : 1);
      if (above[j] + 1 < least) least = above[j] + 1;
      if (row[j - 1] + 1 < least) least = row[j - 1] + 1;
      if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1])) {
        const std::size_t swapped = rows[(i + 1) % 3][j - 2] + 1;
        if (swapped < least) least = swapped;
      }
      row[j] = least;
    }
  }
  return rows[a.size() % 3][b.size()];
}

/// Picks the nearest of the names that it is shown. None is near enough when more than a third of the word, rounded up,
/// would have to change; of a single character nothing may but its case.
class nearest_name {
 public:
  constexpr explicit nearest_name(std::string_view word)
      : word_(word), least_(word.size() < 2 ? 1 : (word.size() + 2) / 3 + 1) {}

  constexpr void consider(std::string_view candidate) {
    const std::size_t distance = edit_distance(word_, candidate);
    if (distance < least_ && candidate != word_) {
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
