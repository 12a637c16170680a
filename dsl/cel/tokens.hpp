/// The words of CEL.
#pragma once

#include "cel/value.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::cel {

struct token {
  enum class form { end, identifier, literal, sign };

  form is = form::end;
  std::size_t position = 0;
  /// The name, without its back quotes, or the sign; of a literal's number what is written.
  std::string text{};
  value literal{};
  /// A number without a sign before it, which a minus may become part of.
  bool is_number = false;
  bool is_quoted = false;
};

/// Throws a syntax_error.
std::vector<token> tokens_of(std::string_view text);

/// A number as it is written, with its sign: `-0x10`, `3u`, `1e3`. A failure where it is none or too large.
value number_of(const std::string& text);

}  // namespace dovetail::cel
