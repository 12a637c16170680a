/// Characters of a file, kept in few blocks.
#pragma once

#include "dovetail/text/arena.hpp"

#include <cstring>
#include <string_view>

namespace dovetail::read::detail {

/// Keeps texts in an arena, many in a block of it: an arena takes two allocations for each text. Blocks grow, since most
/// files are small and there may be many of them.
class character_store {
 public:
  explicit character_store(model::arena& in) : in_(in) {}

  /// A copy with a NUL behind it.
  std::string_view keep(std::string_view text) {
    if (text.size() >= block_ / 4) return in_.keep(text);
    if (left_ < text.size() + 1) {
      next_ = in_.allocate(block_);
      left_ = block_;
      if (block_ < largest_block) block_ *= 2;
    }
    char* const copy = next_;
    std::memcpy(copy, text.data(), text.size());
    copy[text.size()] = '\0';
    next_ += text.size() + 1;
    left_ -= text.size() + 1;
    return {copy, text.size()};
  }

 private:
  static constexpr std::size_t largest_block = 64 * 1024;

  model::arena& in_;
  std::size_t block_ = 512;
  char* next_ = nullptr;
  std::size_t left_ = 0;
};

}  // namespace dovetail::read::detail
