/// Where something was written: a line of a stack's source, or of a YAML file that was read.
#pragma once

#include <cstdint>

namespace dovetail {

/// A file's name (static storage or owned by whoever read the file) with a line and, where known, a column; both
/// count from 1, and 0 means unknown. An aggregate without initial values, for what a builder keeps: see step.
struct kept_place {
  const char* file;
  std::uint32_t line;
  std::uint32_t column;

  constexpr bool known() const { return file != nullptr; }
  /// By the file's characters: one name may stand in a program many times, and clang compares no addresses of literals.
  friend constexpr bool operator==(const kept_place& a, const kept_place& b) {
    if (a.line != b.line || a.column != b.column || a.known() != b.known()) return false;
    if (!a.known()) return true;
    const char *x = a.file, *y = b.file;
    while (*x != '\0' && *x == *y) ++x, ++y;
    return *x == *y;
  }

  /// Where an object is given its name once, and where its handle is used: such a name can be missing, and not misspelled. A
  /// stack's places have no columns, so one that no line has says it.
  static constexpr std::uint32_t column_of_handles = ~std::uint32_t{0};
  constexpr kept_place of_handle() const { return {file, line, column_of_handles}; }
  constexpr bool is_of_handle() const { return column == column_of_handles; }
};

/// The same, unknown where nothing else is said.
struct place : kept_place {
  constexpr place() : kept_place{} {}
  constexpr place(const kept_place& known) : kept_place(known) {}
  constexpr place(const char* in_file, std::uint32_t on_line, std::uint32_t at_column = 0)
      : kept_place{in_file, on_line, at_column} {}
};

// A function that records its caller's line has this as its last parameter, so that no text or number that a user writes can
// be taken for it: `place written = place{__builtin_FILE(), __builtin_LINE()}`. It may not stand in a function that a default
// argument calls: the compilers would then record the line of that default argument. (g++ 12 does so for an aggregate's braces,
// too: hence the constructor.)

}  // namespace dovetail
