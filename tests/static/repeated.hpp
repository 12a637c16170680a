/// Long texts for the tests of limits.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

template <char C, std::size_t Count>
inline constexpr auto repeated_characters = [] {
  std::array<char, Count> all{};
  for (char& c : all) c = C;
  return all;
}();

/// `repeated<'a', 63>`: the character so many times.
template <char C, std::size_t Count>
inline constexpr std::string_view repeated{repeated_characters<C, Count>.data(), Count};
