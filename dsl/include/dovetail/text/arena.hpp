/// Storage for characters that are put together while a stack is lowered, or read from a file.
#pragma once

#include <cstddef>
#include <string_view>

namespace dovetail::model {

/// Hands out characters that live as long as the arena does. Texts are views, so that an API object costs no destructor
/// and no copy per string, in constant evaluation least of all; whoever owns the objects owns an arena beside them.
class arena {
 public:
  constexpr arena() = default;
  arena(const arena&) = delete;
  arena& operator=(const arena&) = delete;
  constexpr ~arena() {
    while (newest_ != nullptr) {
      block* older = newest_->older;
      delete[] newest_->characters;
      delete newest_;
      newest_ = older;
    }
  }

  /// `size` characters to be written by the caller, all of them: without values, since constant evaluation would give each its own.
  constexpr char* allocate(std::size_t size) {
    newest_ = new block{new char[size + 1], newest_};
    // Not there: what is written first stands last, and each character before it would move it.
    if (!__builtin_is_constant_evaluated()) newest_->characters[size] = '\0';
    return newest_->characters;
  }

  // Pointers and numbers, here and below: an iterator of a span or a view costs constant evaluation more than what it is for.

  constexpr std::string_view keep(std::string_view characters) {
    char* copy = allocate(characters.size());
    append(characters, copy);
    return {copy, characters.size()};
  }
  /// Words, one behind the other.
  constexpr std::string_view joined(const std::string_view* words, std::size_t count) {
    std::size_t size = 0;
    for (std::size_t i = 0; i != count; ++i) size += words[i].size();
    char* const all = allocate(size);
    char* to = all;
    for (std::size_t i = 0; i != count; ++i) to = append(words[i], to);
    return {all, size};
  }

 private:
  /// Where the next one goes.
  static constexpr char* append(std::string_view characters, char* to) {
    const char* const from = characters.data();
    const std::size_t size = characters.size();
    for (std::size_t i = 0; i != size; ++i) to[i] = from[i];
    return to + size;
  }

  struct block {
    char* characters;
    block* older;
  };
  block* newest_ = nullptr;
};

}  // namespace dovetail::model
