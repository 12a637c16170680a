/// Which texts of a manifest go into a literal of C++ as arguments take it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dovetail::cli::convert {

/// Whether it is on one line.
inline bool has_one_line(std::string_view text) { return text.find_first_of("\n\r") == std::string_view::npos; }
/// The same, and there is something on it.
inline bool is_line(std::string_view text) { return has_one_line(text) && !text.empty(); }

/// Whether it is a whole number, at least so many, that an argument has room for.
inline bool is_count(std::string_view text, unsigned long least = 0) {
  return !text.empty() && text.size() < 10 && text.find_first_not_of("0123456789") == std::string_view::npos &&
         std::stoul(std::string(text)) >= least;
}

}  // namespace dovetail::cli::convert
