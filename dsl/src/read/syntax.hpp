/// What libyaml says of text that is no YAML, in words that help.
#pragma once

#include "limits.hpp"
#include "parse.hpp"

#include <cstddef>
#include <string_view>

namespace dovetail::read::detail {

struct libyaml_error {
  std::string_view problem{};
  std::string_view text{};
  place at{};
  std::string_view context{};
  std::uint32_t context_line = 0;
  /// For characters that cannot be read, libyaml tells a byte's offset instead of a place.
  bool by_offset = false;
  std::size_t offset = 0;
};

syntax_error syntax_error_of(const libyaml_error& error, std::uint32_t first_line, const char* file);

}  // namespace dovetail::read::detail
