/// Values: the settings of a stack that can change without compiling (Helm's word for them).
#pragma once

#include "dovetail/text/fixed_string.hpp"
#include "dovetail/text/grammar.hpp"
#include "dovetail/text/image.hpp"
#include "dovetail/text/keys.hpp"
#include "dovetail/text/labels.hpp"
#include "dovetail/text/names.hpp"
#include "dovetail/text/place.hpp"
#include "dovetail/text/port.hpp"
#include "dovetail/text/quantity.hpp"

#include <string_view>

namespace dovetail {

namespace grammars {

constexpr bool is_any_text(std::string_view) { return true; }
constexpr bool is_whole_number(std::string_view text) {
  if (text.empty() || text.size() > 9) return false;
  for (const char c : text)
    if (!detail::is_digit(c)) return false;
  return true;
}

inline constexpr grammar any_text{"text", "any text", is_any_text};
inline constexpr grammar whole_number{"whole number", "0 or more, at most nine digits", is_whole_number};

}  // namespace grammars

namespace error {
void the_default_does_not_match_the_values_grammar(std::string_view default_value, std::string_view grammar);
}

/// A value as a stack declares it: a handle that stands wherever a text or a number of its grammar can. It lives at
/// namespace scope.
struct value_declaration {
  std::string_view name;
  std::string_view default_value;
  grammar form;
  std::string_view description;
  place at;

  constexpr value_declaration describedAs(std::string_view sentence) const {
    value_declaration described = *this;
    described.description = sentence;
    return described;
  }
};

/// `inline constexpr auto domain = value<"domain">(grammars::host, "reactbin.example.com");`
template <fixed_string Name>
consteval value_declaration value(const grammar& form, const char* default_value, const char* file = __builtin_FILE(),
                                  std::uint32_t line = __builtin_LINE()) {
  static_assert(is_qualified_name(Name.view()), "a value's name has A-Z, a-z, 0-9, `-`, `_` and `.` only");
  if (!form.accepts(default_value)) error::the_default_does_not_match_the_values_grammar(default_value, form.name);
  return {detail::kept<Name>.view(), default_value, form, "", {file, line, 0}};
}

/// The values that a stack is lowered with: what differs from the defaults.
struct value_setting {
  std::string_view name;
  std::string_view value;
};

}  // namespace dovetail
