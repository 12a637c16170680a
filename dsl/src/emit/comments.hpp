/// The comments of a document, by the address of what they stand above.
#pragma once

#include "dovetail/emit/yaml.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::emit::detail {

/// `words` as lines for a comment at `indent`: broken at the text's own line breaks and wherever a line would be too long,
/// without blanks at their ends, and with whatever a YAML file must not hold replaced by its number (`\x07`). A line that
/// is broken goes on under its own first word.
std::vector<std::string> comment_lines(std::string_view words, std::size_t indent);

class comment_index {
 public:
  explicit comment_index(std::span<const comment> comments);

  /// Whether there are comments that were not taken yet.
  bool empty() const { return left_ == 0; }
  /// The comments at `part` that were not taken yet, in the order in which they were given. They count as taken from now on.
  std::vector<std::string_view> take(const void* part);
  /// All that were not taken yet, in the order in which they were given.
  std::vector<std::string_view> take_all();

 private:
  struct slot {
    const void* part;
    std::string_view words;
    std::size_t given;
    bool taken = false;
  };
  std::vector<slot> slots_;  // in the order of their parts
  std::size_t left_;
};

}  // namespace dovetail::emit::detail
