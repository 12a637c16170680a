/// Code points of UTF-8 text, and which of them a YAML file shows as they are.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dovetail::emit::detail {

/// What `next_code_point` gives for a byte that is not UTF-8.
inline constexpr char32_t not_utf8 = 0xFFFFFFFF;

/// The code point that starts at `text[at]`; moves `at` behind it. Overlong forms and surrogates are not UTF-8; of what is
/// not UTF-8, one byte is passed over.
char32_t next_code_point(std::string_view text, std::size_t& at);

/// Appends the character's number as YAML's double quotes take it: `\x07`, `\u2028`, `\U0001F600`.
void append_escape(std::string& out, char32_t code_point);

/// Whether a person sees the character as it is and every YAML reader keeps it: printable by YAML 1.1 and 1.2, neither a
/// line break (U+0085, U+2028 and U+2029 are breaks in YAML 1.1), nor a byte order mark, nor a space that looks like
/// another (U+00A0), nor a control that reorders the text around it (which would show a reviewer something else).
/// Source: YAML 1.2.2, production c-printable; YAML 1.1, production b-char.
constexpr bool is_shown(char32_t c) {
  if (c < 0x7F) return c >= 0x20;
  if (c <= 0xA0) return false;
  if (c >= 0xD800 && (c < 0xE000 || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF || c > 0x10FFFF)) return false;
  const bool reorders =
      c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  return !reorders;
}

/// How many columns the text takes: its code points, which is how yamllint counts too.
constexpr std::size_t columns(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

}  // namespace dovetail::emit::detail
