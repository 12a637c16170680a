/// A string literal as a template argument: what stands between the angle brackets of `Deployment<"api">`.
#pragma once

#include "dovetail/text/refused.hpp"

#include <cstddef>
#include <string_view>
#include <type_traits>

namespace dovetail {

/// N counts the terminating zero, as in a string literal's type. A shorter text fits as well, so that an array may have names of
/// several lengths: `struct service { fixed_string<32> name; int port; }`.
template <std::size_t N>
struct fixed_string {
  char characters[N]{};

  consteval fixed_string(const char (&literal)[N]) {
    for (std::size_t i = 0; i < N; ++i) characters[i] = literal[i];
  }
  template <std::size_t Shorter>
    requires(Shorter < N)
  consteval fixed_string(const char (&literal)[Shorter]) {
    for (std::size_t i = 0; i < Shorter; ++i) characters[i] = literal[i];
  }
  /// What is no literal: a variable, a function's parameter.
  template <class Other>
    requires(!std::is_array_v<Other> && !std::is_arithmetic_v<Other> &&
             !requires(const Other& stage) { stage.view().lines; })
  DOVETAIL_REFUSED(
      "a name in angle brackets is a text in quotes: Deployment<\"web\">{}; a function that is given one has it in angle brackets "
      "too: template <fixed_string Name> consteval auto worker()")
  consteval fixed_string(const Other&) {}
  constexpr std::string_view view() const {
    std::size_t size = N - 1;
    while (size != 0 && characters[size - 1] == '\0') --size;
    return {characters, size};
  }
  /// Where a text belongs: `.withLabel("app", Name)`.
  constexpr operator std::string_view() const { return view(); }
};
template <std::size_t N>
fixed_string(const char (&literal)[N]) -> fixed_string<N>;
template <class Other>
  requires(!std::is_array_v<Other> && !std::is_arithmetic_v<Other> &&
           !requires(const Other& stage) { stage.view().lines; })
fixed_string(const Other&) -> fixed_string<1>;

/// The same for a text that is no name: a path. With one constructor, since each use looks at all there are.
template <std::size_t N>
struct fixed_path {
  char characters[N];

  consteval fixed_path(const char (&literal)[N]) : characters() {
    for (std::size_t i = 0; i < N; ++i) characters[i] = literal[i];
  }
  consteval fixed_path() : characters() {}
  constexpr std::string_view view() const { return {characters, N - 1}; }

  template <std::size_t M>
  friend consteval fixed_path<N + M - 1> operator+(const fixed_path& begin, const char (&end)[M]) {
    fixed_path<N + M - 1> whole;
    for (std::size_t i = 0; i + 1 < N; ++i) whole.characters[i] = begin.characters[i];
    for (std::size_t i = 0; i < M; ++i) whole.characters[N - 1 + i] = end[i];
    return whole;
  }
};

}  // namespace dovetail
