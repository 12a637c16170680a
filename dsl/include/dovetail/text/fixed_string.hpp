/// A string literal as a template argument: what stands between the angle brackets of `Deployment<"api">`.
#pragma once

#include "dovetail/text/refused.hpp"

#include <cstddef>
#include <string_view>
#include <type_traits>

namespace dovetail {

/// N counts the terminating zero, as in a string literal's type.
template <std::size_t N>
struct fixed_string {
  char characters[N]{};

  consteval fixed_string(const char (&literal)[N]) {
    for (std::size_t i = 0; i < N; ++i) characters[i] = literal[i];
  }
  /// What is no literal: a variable, a function's parameter.
  template <class Other>
    requires(!std::is_array_v<Other> && !std::is_arithmetic_v<Other> &&
             !requires(const Other& stage) { stage.view().lines; })
  DOVETAIL_REFUSED(
      "a name in angle brackets is a text in quotes: Deployment<\"web\">{}; a function that is given one has it in angle brackets "
      "too: template <fixed_string Name> consteval auto worker()")
  consteval fixed_string(const Other&) {}
  constexpr std::string_view view() const { return {characters, N - 1}; }
};
template <class Other>
  requires(!std::is_array_v<Other> && !std::is_arithmetic_v<Other> &&
           !requires(const Other& stage) { stage.view().lines; })
fixed_string(const Other&) -> fixed_string<1>;

}  // namespace dovetail
