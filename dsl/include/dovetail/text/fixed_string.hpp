/// A string literal as a template argument: what stands between the angle brackets of `Deployment<"api">`.
#pragma once

#include <cstddef>
#include <string_view>

namespace dovetail {

/// N counts the terminating zero, as in a string literal's type.
template <std::size_t N>
struct fixed_string {
  char characters[N]{};

  consteval fixed_string(const char (&literal)[N]) {
    for (std::size_t i = 0; i < N; ++i) characters[i] = literal[i];
  }
  constexpr std::string_view view() const { return {characters, N - 1}; }
};

}  // namespace dovetail
