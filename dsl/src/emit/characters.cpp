#include "characters.hpp"

namespace dovetail::emit::detail {

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at++);
  if (lead < 0x80) return lead;

  const std::size_t following = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
  if (lead < 0xC2 || lead > 0xF4 || text.size() - at < following) return not_utf8;
  char32_t code_point = lead & (0x3Fu >> following);
  for (std::size_t i = 0; i < following; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return not_utf8;
    code_point = (code_point << 6) | (byte(at + i) & 0x3Fu);
  }
  const char32_t least = following == 3 ? 0x10000 : following == 2 ? 0x800 : 0x80;
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (code_point < least || code_point > 0x10FFFF || surrogate) return not_utf8;
  at += following;
  return code_point;
}

void append_escape(std::string& out, char32_t code_point) {
  const int digits = code_point <= 0xFF ? 2 : code_point <= 0xFFFF ? 4 : 8;
  out += {'\\', digits == 2 ? 'x' : digits == 4 ? 'u' : 'U'};
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) out += "0123456789ABCDEF"[(code_point >> shift) & 0xF];
}

}  // namespace dovetail::emit::detail
