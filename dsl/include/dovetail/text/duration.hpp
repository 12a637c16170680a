/// Spans of time: std::chrono's, which become whole seconds, and Go's notation.
#pragma once

#include "dovetail/text/grammar.hpp"

#include <cstdint>
#include <ratio>
#include <string_view>

// Of <chrono> only durations and their literals are needed. libstdc++ keeps them in a header of their own, which takes a
// tenth of the time to load (calendars, time zones and streams are in the rest).
#if __has_include(<bits/chrono.h>)
#include <bits/chrono.h>
#else
#include <chrono>
#endif

namespace dovetail {

/// Go's duration: signed decimal numbers, each with a unit of ns, us, ms, s, m or h (`1h30m`, `0`).
/// Source: Go's time.ParseDuration.
DOVETAIL_PREDICATE bool is_duration(std::string_view text) {
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  if (text == "0") return true;
  if (text.empty()) return false;
  while (!text.empty()) {
    std::size_t digits = 0;
    std::size_t i = 0;
    bool point = false;
    for (; i < text.size() && (detail::is_digit(text[i]) || (text[i] == '.' && !point)); ++i) {
      if (text[i] == '.') point = true;
      else ++digits;
    }
    if (digits == 0) return false;
    text.remove_prefix(i);
    std::size_t unit = 0;
    while (unit < text.size() && detail::is_lower(text[unit])) ++unit;
    const std::string_view name = text.substr(0, unit);
    if (name != "ns" && name != "us" && name != "ms" && name != "s" && name != "m" && name != "h") return false;
    text.remove_prefix(unit);
  }
  return true;
}

namespace grammars {

inline constexpr grammar duration{"duration", "numbers with a unit of `ms`, `s`, `m` or `h`, such as `1h30m`",
                                  is_duration, "^[-+]?[0-9.a-z]+$"};

}  // namespace grammars

}  // namespace dovetail
