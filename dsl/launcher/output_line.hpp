/// One line of what a compiler says, and what sort of line it is. g++ and clang word them alike.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dovetail::launcher {

struct position {
  std::string file;
  std::size_t line = 0;

  bool known() const { return line != 0; }
  bool operator==(const position&) const = default;
};

enum class line_kind {
  /// `web.cpp:7: error: …`, `fatal error` too.
  error,
  warning,
  note,
  /// Of g++'s before an error, of clang's `In file included from`: where it is.
  context,
  /// Source lines, and what stands below them.
  excerpt,
  /// `2 errors generated.`
  summary,
  other,
};

struct output_line {
  /// As it came, with the end of the line.
  std::string raw;
  line_kind kind = line_kind::other;
  /// Where it is about; unknown for most.
  position at;
  /// Without colours, place and kind. The quotes are ASCII.
  std::string message;

  bool is_header() const { return kind == line_kind::error || kind == line_kind::warning || kind == line_kind::note; }
};

/// `raw` is a whole line, in colours or without, in UTF-8 or whatever else.
output_line read_line(std::string_view raw);

/// The text without what gives a terminal its colours and links.
std::string without_colours(std::string_view text);

/// Whether there is nothing but what marks a place in the line above: `^~~~`.
bool is_underline(std::string_view text);

}  // namespace dovetail::launcher
