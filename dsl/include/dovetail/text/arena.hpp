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

  /// `size` characters to be written by the caller, value-initialised.
  constexpr char* allocate(std::size_t size) {
    newest_ = new block{new char[size + 1]{}, newest_};
    return newest_->characters;
  }

  constexpr std::string_view keep(std::string_view characters) {
    char* copy = allocate(characters.size());
    for (std::size_t i = 0; i < characters.size(); ++i) copy[i] = characters[i];
    return {copy, characters.size()};
  }

 private:
  struct block {
    char* characters;
    block* older;
  };
  block* newest_ = nullptr;
};

}  // namespace dovetail::model
