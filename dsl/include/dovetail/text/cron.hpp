/// Schedules of CronJobs.
#pragma once

#include "dovetail/text/duration.hpp"
#include "dovetail/text/grammar.hpp"

#include <array>
#include <string_view>

namespace dovetail {

namespace detail {

/// A number, or a month's or weekday's three letters, within the field's bounds; -1 where it is neither.
constexpr int cron_number(std::string_view text, int least, int most, std::string_view names) {
  int number = 0;
  if (text.size() == 3 && !names.empty()) {
    for (std::size_t i = 0; i + 3 <= names.size(); i += 3) {
      bool same = true;
      for (std::size_t c = 0; c < 3; ++c) {
        const char lower = is_upper(text[c]) ? static_cast<char>(text[c] - 'A' + 'a') : text[c];
        same = same && lower == names[i + c];
      }
      if (same) return static_cast<int>(i / 3) + least;
    }
  }
  if (text.empty() || text.size() > 4) return -1;
  for (const char c : text) {
    if (!is_digit(c)) return -1;
    number = number * 10 + (c - '0');
  }
  return number >= least && number <= most ? number : -1;
}

constexpr bool is_cron_field(std::string_view text, int least, int most, std::string_view names) {
  return every_part(text, ',', [&](std::string_view part) {
    const std::size_t slash = part.find('/');
    if (slash != std::string_view::npos) {
      if (cron_number(part.substr(slash + 1), 1, 9999, "") < 1) return false;
      part = part.substr(0, slash);
    }
    if (part == "*" || part == "?") return true;
    const std::size_t dash = part.find('-');
    const int from = cron_number(part.substr(0, dash), least, most, names);
    if (from < 0) return false;
    if (dash == std::string_view::npos) return true;
    const int to = cron_number(part.substr(dash + 1), least, most, names);
    return to >= from;
  });
}

}  // namespace detail

/// Five fields (minute, hour, day of the month, month, weekday), or a descriptor such as `@daily`. Time zones inside the
/// schedule (`TZ=`) are refused, as the API server does.
/// Source: pkg/apis/batch/validation, validateScheduleFormat, over robfig/cron's standard parser.
DOVETAIL_PREDICATE bool is_cron_schedule(std::string_view text) {
  if (text.starts_with("@")) {
    if (text.starts_with("@every ")) {
      return is_duration(text.substr(7)) && text[7] != '-';
    }
    for (const std::string_view known :
         {"@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"})
      if (text == known) return true;
    return false;
  }
  struct field {
    int least, most;
    std::string_view names;
  };
  constexpr std::array<field, 5> fields{{{0, 59, ""},
                                         {0, 23, ""},
                                         {1, 31, ""},
                                         {1, 12, "janfebmaraprmayjunjulaugsepoctnovdec"},
                                         {0, 6, "sunmontuewedthufrisat"}}};
  std::size_t at = 0;
  while (!text.empty()) {
    if (text.front() == ' ') {
      text.remove_prefix(1);
      continue;
    }
    const std::size_t end = text.find(' ');
    if (at == fields.size()) return false;
    const field& f = fields[at++];
    if (!detail::is_cron_field(text.substr(0, end), f.least, f.most, f.names)) return false;
    text.remove_prefix(end == std::string_view::npos ? text.size() : end);
  }
  return at == fields.size();
}

namespace grammars {

inline constexpr grammar cron_schedule{
    "cron schedule", "minute, hour, day of the month, month and weekday, or `@daily` and the like", is_cron_schedule};

}  // namespace grammars
}  // namespace dovetail
