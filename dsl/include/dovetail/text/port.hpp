/// Ports and their names.
#pragma once

#include "dovetail/text/fixed_string.hpp"
#include "dovetail/text/grammar.hpp"
#include "dovetail/text/place.hpp"
#include "dovetail/text/refused.hpp"

#include <cstdint>
#include <string_view>
#include <utility>

namespace dovetail {

/// 1 to 65535. Source: apimachinery pkg/util/validation, IsValidPortNum.
constexpr bool is_port_number(std::int64_t number) { return number >= 1 && number <= 65535; }

/// 30000 to 32767: what the API server hands out unless its --service-node-port-range says otherwise.
constexpr bool is_node_port(std::int64_t number) { return number >= 30000 && number <= 32767; }

/// A service name in IANA's grammar: at most 15 of [a-z0-9-], with a letter, no `--`, no `-` at either end.
/// Source: apimachinery pkg/util/validation, IsValidPortName.
DOVETAIL_PREDICATE bool is_port_name(std::string_view text) {
  if (text.empty() || text.size() > 15 || text.front() == '-' || text.back() == '-') return false;
  bool letter = false;
  char before = '-';
  for (const char c : text) {
    if (detail::is_lower(c)) letter = true;
    else if (!detail::is_digit(c) && !(c == '-' && before != '-')) return false;
    before = c;
  }
  return letter;
}

DOVETAIL_PREDICATE bool is_port_text(std::string_view text) {
  if (text.empty() || text.size() > 5) return false;
  std::int64_t number = 0;
  for (const char c : text) {
    if (!detail::is_digit(c)) return false;
    number = number * 10 + (c - '0');
  }
  return is_port_number(number);
}

namespace grammars {

inline constexpr grammar port_name{
    "port name", "at most 15 of a-z, 0-9 and single `-`, with a letter, none of them `-` at either end", is_port_name,
    "^[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?$"};
inline constexpr grammar port_number{"port number", "a whole number from 1 to 65535", is_port_text, {}, true, 1, 65535};

}  // namespace grammars

/// A port with a name, declared once and used by the container that listens, the Service that forwards to it and the probe
/// that asks it. The service's own code may include the header that declares it.
struct port_handle {
  const char* name;
  std::uint16_t number;
};

namespace detail {

template <fixed_string Name>
inline constexpr auto kept = Name;

template <class T>
constexpr bool is_no_port_number(const T& number) {
  if constexpr (a_whole_number<T>) return std::cmp_less(number, 1) || std::cmp_greater(number, 65535);
  else return false;
}
/// The number of a handle; another one is an error on the caller's line.
struct handle_number : objection {
  std::int64_t number = 0;

  template <std::integral T>
  consteval handle_number(T n) DOVETAIL_REFUSED_IF(is_no_port_number(n), "a port's number is from 1 to 65535")
      : number(static_cast<std::int64_t>(n)) {
    if (is_no_port_number(n)) object("a port's number is from 1 to 65535");
  }
  template <class T>
    requires(!a_whole_number<T>)
  DOVETAIL_REFUSED("a port's number is a whole number from 1 to 65535, without quotes: port<\"http\">(8080)")
  constexpr handle_number(const T&) {}
};

}  // namespace detail

/// `inline constexpr auto http = port<"http">(8000);`
template <fixed_string Name>
constexpr port_handle port(detail::handle_number handle) {
  static_assert(
      is_port_name(Name.view()),
      "a port's name has at most 15 of a-z, 0-9 and single `-`, with a letter, none of them `-` at either end");
  // In a user's own consteval function another number gets here: it stays one that no port has, and is a finding.
  const bool fits = !detail::is_no_port_number(handle.number);
  return {detail::kept<Name>.characters, fits ? static_cast<std::uint16_t>(handle.number) : std::uint16_t{0}};
}
DOVETAIL_REFUSED("the port's name stands in the angle brackets: port<\"http\">(8080)")
consteval port_handle port(...) { return {"", 0}; }
template <std::int64_t Number>
DOVETAIL_REFUSED("the port's name stands in the angle brackets, and its number behind them: port<\"http\">(8080)")
consteval port_handle port(...) {
  return {"", 0};
}

}  // namespace dovetail
