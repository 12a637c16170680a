/// The line of a file that a finding is about, with a caret under the place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::cli {

/// A text for a terminal: what would move its cursor or change its colours is shown as `\x1b`, and what is no UTF-8 too.
std::string printable(std::string_view text);

/// A file's text, by lines.
class source_lines {
 public:
  explicit source_lines(std::string_view text);
  /// From 1; empty where there is no such line.
  std::string_view line(std::size_t number) const;

 private:
  std::string_view text_;
  std::vector<std::size_t> begins_{};
};

struct excerpt {
  /// The line, or a part of it around the column where it is long.
  std::string line;
  /// Columns of the terminal before the caret, and how many are marked.
  std::size_t indent = 0;
  std::size_t width = 1;
};

/// `column` counts characters, from 1; 0 marks the whole line.
excerpt excerpt_of(std::string_view line, std::uint32_t column);

}  // namespace dovetail::cli
