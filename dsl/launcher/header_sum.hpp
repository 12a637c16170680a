/// What stands for a precompiled header in a compiler cache: a sum over all that it was made of. Its bytes cannot: compilers write
/// others each time, and a cache would read 190 MB of them for each stack.
#pragma once

#include <span>
#include <string>

namespace dovetail::launcher {

/// The making of a precompiled header, as a compiler's options ask for it.
struct header_making {
  /// The precompiled header's file, and the list of what it was made of; empty where the options make none.
  std::string header{}, dependencies{};

  explicit header_making(std::span<const char* const> options);
  bool known() const { return !header.empty() && !dependencies.empty(); }
  /// Where ccache looks for it (its pch_external_checksum).
  std::string sum_file() const { return header + ".sum"; }
};

/// Removes the sum of what is made anew.
void forget_sum(const header_making& making);

/// Writes the sum of what was made: of the options, and of the name and the content of each file. Names below the folder that
/// -fmacro-prefix-map takes away are without it, so that another checkout has the same sum. Without it a cache reads the header.
void write_sum(const header_making& making, std::span<const char* const> options);

}  // namespace dovetail::launcher
