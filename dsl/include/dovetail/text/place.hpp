/// Where something was written: a line of a stack's source, or of a YAML file that was read.
#pragma once

#include <cstdint>

namespace dovetail {

/// A file's name (static storage or owned by whoever read the file) with a line and, where known, a column; both
/// count from 1, and 0 means unknown.
struct place {
  const char* file = nullptr;
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  constexpr bool known() const { return file != nullptr; }
};

/// The caller's line, for use as a default argument. It records the header's line instead when it stands inside
/// another default argument, so each function that records a place has this as a parameter of its own.
consteval place here(const char* file = __builtin_FILE(), std::uint32_t line = __builtin_LINE()) { return {file, line, 0}; }

}  // namespace dovetail
