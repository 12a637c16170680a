/// The words of a stack's findings, as constant evaluation hands them to the compiler.
#pragma once

#include <cstddef>
#include <string_view>

namespace dovetail {

/// The words of a stack's findings, one behind the other; empty for a sound one. It is of one size for all stacks: the evaluation
/// that counts the findings is the one that has their words.
struct findings_text {
  /// More than anybody reads: who has mended these sees the next ones.
  static constexpr std::size_t most = 128, most_characters = 1 << 15;

  char characters[most_characters]{};
  std::size_t length = 0;
  std::size_t ends[most]{};
  std::size_t count = 0;

  constexpr bool has_room() const { return count < most && length + 1024 < most_characters; }
  constexpr auto append_one(std::string_view more) {
    for (const char c : more)
      if (length < most_characters) characters[length++] = c;
  }
  template <class... More>
  constexpr auto append(const More&... more) {
    (append_one(more), ...);
  }
  constexpr void end_one() { ends[count++] = length; }
  constexpr std::string_view one(std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : ends[i - 1];
    return {characters + begin, ends[i] - begin};
  }
};

}  // namespace dovetail
