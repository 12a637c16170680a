/// Names with `*` in them, as the command line and .dovetail.yaml take them.
#pragma once

#include <cstddef>
#include <string_view>

namespace dovetail::cli {

inline bool is_pattern(std::string_view text) { return text.find('*') != std::string_view::npos; }

/// Whether a text is what a pattern says; each `*` stands for any characters, or none.
inline bool matches(std::string_view pattern, std::string_view text) {
  constexpr std::size_t none = std::string_view::npos;
  std::size_t p = 0, t = 0, star = none, from = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      from = t;
    } else if (p < pattern.size() && pattern[p] == text[t]) {
      ++p;
      ++t;
    } else if (star != none) {
      // The last `*` stands for one character more.
      p = star + 1;
      t = ++from;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

}  // namespace dovetail::cli
