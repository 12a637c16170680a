/// The stack's files: how they are named to the reader, their lines, and what in a line an error is about.
#pragma once

#include "output_line.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::launcher {

/// What of a line is underlined: bytes.
struct span_of_line {
  std::size_t begin = 0;
  std::size_t size = 0;
};

class source_files {
 public:
  /// Of the compiler's options, `-fmacro-prefix-map=OLD=NEW` says how the stack's files are named.
  explicit source_files(std::span<const char* const> options);

  /// The name that the library gives to a file: by `-fmacro-prefix-map`, relative to the project.
  std::string shown_name(std::string_view file) const;
  /// Empty where there is none, or too long to be shown.
  std::string line(const position& at);

 private:
  const std::string& text_of(std::string_view file);

  struct renamed {
    std::string from, to;
  };
  std::vector<renamed> renamed_;
  std::map<std::string, std::string, std::less<>> texts_;
};

/// Whether a file is the library's own, or the compiler's, and no stack's.
bool is_of_the_library(std::string_view file);

/// Where in the line the words' fault is: what stands in backquotes, or a number, in their first clause, and on the line too.
/// None where nothing is.
std::optional<span_of_line> mark_of_words(std::string_view line, std::string_view words);
/// Where one of these stands on the line, the first that does.
std::optional<span_of_line> mark_of_any(std::string_view line, std::span<const std::string> wanted);
/// All of the line but for its indentation and a comment behind it.
span_of_line whole(std::string_view line);

}  // namespace dovetail::launcher
