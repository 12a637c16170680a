/// Addresses of the internet: 192.0.2.1, 2001:db8::1, and blocks of them.
#pragma once

#include "dovetail/text/names.hpp"

#include <cstdint>
#include <string_view>

namespace dovetail {

/// Eight groups of up to four hexadecimal digits, one run of zeros left out as `::`; the last two may be four numbers.
constexpr bool is_ipv6_address(std::string_view text) {
  std::size_t groups = 0;
  bool gap = false;
  if (text.starts_with("::")) {
    gap = true;
    text.remove_prefix(2);
    if (text.empty()) return true;
  }
  while (true) {
    const std::size_t end = detail::position(text, ':');
    const std::string_view part = text.substr(0, end);
    if (end == std::string_view::npos && detail::contains(part, '.')) {
      if (!is_ipv4_address(part)) return false;
      groups += 2;
      break;
    }
    if (part.empty() || part.size() > 4) return false;
    for (const char c : part)
      if (!detail::is_digit(c) && !(c >= 'a' && c <= 'f') && !(c >= 'A' && c <= 'F')) return false;
    ++groups;
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
    if (!text.starts_with(':')) continue;
    if (gap) return false;
    gap = true;
    text.remove_prefix(1);
    if (text.empty()) break;
  }
  return gap ? groups < 8 : groups == 8;
}

/// Source: apimachinery pkg/util/validation, IsValidIP (for four numbers, without leading zeros).
constexpr bool is_address(std::string_view text) {
  return detail::contains(text, ':') ? is_ipv6_address(text) : is_ipv4_address(text);
}

/// The bits of a block's mask, or -1 where the text is no block: 24 of `192.0.2.0/24`.
constexpr int block_bits(std::string_view text) {
  const std::size_t slash = detail::position(text, '/');
  if (slash == std::string_view::npos || !is_address(text.substr(0, slash))) return -1;
  const std::string_view digits = text.substr(slash + 1);
  int bits = 0;
  for (const char c : digits) {
    if (!detail::is_digit(c)) return -1;
    bits = bits * 10 + (c - '0');
    if (bits > 128) return -1;
  }
  return digits.empty() || bits > (detail::contains(text, ':') ? 128 : 32) ? -1 : bits;
}

/// The number that four numbers make; 0 for another text.
constexpr std::uint32_t ipv4_number(std::string_view text) {
  std::uint32_t all = 0, part = 0;
  for (const char c : text) {
    if (c == '/') break;
    if (c == '.') {
      all = (all << 8) | part;
      part = 0;
    } else if (detail::is_digit(c)) part = part * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return (all << 8) | part;
}

/// Whether a block lies in another one and is smaller; blocks of IPv6 are not looked into.
constexpr bool is_inside(std::string_view inner, std::string_view outer) {
  const int small = block_bits(inner), large = block_bits(outer);
  const bool six = detail::contains(inner, ':');
  if (small < 0 || large < 0 || six != detail::contains(outer, ':') || small <= large) return false;
  if (six || large == 0) return true;
  const std::uint32_t mask = ~std::uint32_t{0} << (32 - large);
  return (ipv4_number(inner) & mask) == (ipv4_number(outer) & mask);
}

}  // namespace dovetail
