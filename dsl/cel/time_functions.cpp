// timestamp(), duration(), and their parts.
// Source: RFC 3339; Go's time.ParseDuration; the specification of CEL, "Date/Time".
#include "functions.hpp"

#include <fmt/core.h>

#include <charconv>
#include <cstdlib>
#include <ctime>
#include <limits>
#include <mutex>

namespace dovetail::cel {
namespace {

__extension__ typedef __int128 wide;
constexpr std::int64_t billion = 1'000'000'000, day = 86'400;

struct civil {
  std::int64_t year;
  int month;
  int day;
};

/// Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil and civil_from_days.
std::int64_t days_of(std::int64_t year, int month, int of_month) {
  year -= month <= 2;
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t in_era = year - era * 400;
  const std::int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + of_month - 1;
  return era * 146'097 + in_era * 365 + in_era / 4 - in_era / 100 + of_year - 719'468;
}
civil civil_of(std::int64_t days) {
  days += 719'468;
  const std::int64_t era = (days >= 0 ? days : days - 146'096) / 146'097;
  const std::int64_t in_era = days - era * 146'097;
  const std::int64_t year = (in_era - in_era / 1'460 + in_era / 36'524 - in_era / 146'096) / 365;
  const std::int64_t of_year = in_era - (365 * year + year / 4 - year / 100);
  const int shifted = static_cast<int>((5 * of_year + 2) / 153);
  const int month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {year + era * 400 + (month <= 2), month, static_cast<int>(of_year - (153 * shifted + 2) / 5 + 1)};
}

std::int64_t floor_of(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

/// Reads digits, so many.
std::optional<int> digits_at(std::string_view text, std::size_t at, std::size_t count) {
  int made = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (i >= text.size() || text[i] < '0' || text[i] > '9') return {};
    made = made * 10 + (text[i] - '0');
  }
  return made;
}

/// `+02:00`, `-7:30`, in seconds.
std::optional<std::int64_t> offset_of(std::string_view text) {
  const bool is_negative = text.starts_with('-');
  if (is_negative || text.starts_with('+')) text.remove_prefix(1);
  const std::size_t colon = text.find(':');
  if (colon == text.npos || colon == 0 || colon > 2) return {};
  const auto hours = digits_at(text, 0, colon), minutes = digits_at(text, colon + 1, 2);
  if (!hours || !minutes || text.size() != colon + 3 || *hours > 23 || *minutes > 59) return {};
  const std::int64_t made = *hours * 3600 + *minutes * 60;
  return is_negative ? -made : made;
}

/// By the zone's name, where this machine has it.
std::optional<std::int64_t> offset_of_zone(const std::string& zone, std::int64_t seconds) {
  static std::mutex one;
  const std::lock_guard<std::mutex> lock(one);
  if (zone.empty() || zone.find("..") != zone.npos || zone[0] == '/') return {};
  const std::string file = "/usr/share/zoneinfo/" + zone;
  if (FILE* found = std::fopen(file.c_str(), "rb")) std::fclose(found);
  else return {};
  const char* before = std::getenv("TZ");
  const std::string kept = before == nullptr ? "" : before;
  setenv("TZ", (":" + zone).c_str(), 1);
  tzset();
  std::tm local{};
  const std::time_t at = static_cast<std::time_t>(seconds);
  localtime_r(&at, &local);
  if (before == nullptr) unsetenv("TZ");
  else setenv("TZ", kept.c_str(), 1);
  tzset();
  return local.tm_gmtoff;
}

/// Where a clock stands in a zone, in seconds since 1970 there.
std::optional<std::int64_t> clock_of(arguments given) {
  const auto* at = given[0].as<timestamp>();
  if (at == nullptr) return {};
  if (given.size() == 1) return at->seconds;
  const std::string* zone = given[1].text();
  if (zone == nullptr) return {};
  if (*zone == "UTC" || zone->empty()) return at->seconds;
  auto offset = offset_of(*zone);
  if (!offset) offset = offset_of_zone(*zone, at->seconds);
  return offset ? std::optional(at->seconds + *offset) : std::nullopt;
}

template <class Part>
std::optional<value> part_of(arguments given, Part part) {
  if (given[0].as<timestamp>() == nullptr || (given.size() == 2 && given[1].text() == nullptr)) return {};
  const auto clock = clock_of(given);
  if (!clock) return failed(fmt::format("`{}` is no time zone that is known here", *given[1].text()));
  return static_cast<std::int64_t>(part(*clock, civil_of(floor_of(*clock, day))));
}
template <class Part>
std::optional<value> part_of_either(arguments given, std::int64_t unit, Part part) {
  if (const auto* of = given[0].as<duration>(); of != nullptr && given.size() == 1) return of->nanos / unit;
  return part_of(given, part);
}

std::int64_t second_of_day(std::int64_t clock) { return clock - floor_of(clock, day) * day; }

std::optional<value> full_year(arguments given) {
  return part_of(given, [](std::int64_t, const civil& of) { return of.year; });
}
std::optional<value> month(arguments given) {
  return part_of(given, [](std::int64_t, const civil& of) { return of.month - 1; });
}
std::optional<value> date(arguments given) {
  return part_of(given, [](std::int64_t, const civil& of) { return of.day; });
}
std::optional<value> day_of_month(arguments given) {
  return part_of(given, [](std::int64_t, const civil& of) { return of.day - 1; });
}
std::optional<value> day_of_year(arguments given) {
  return part_of(given,
                 [](std::int64_t clock, const civil& of) { return floor_of(clock, day) - days_of(of.year, 1, 1); });
}
std::optional<value> day_of_week(arguments given) {
  return part_of(given, [](std::int64_t clock, const civil&) {
    const std::int64_t days = floor_of(clock, day) + 4;
    return days - floor_of(days, 7) * 7;
  });
}
std::optional<value> hours(arguments given) {
  return part_of_either(given, 3600 * billion,
                        [](std::int64_t clock, const civil&) { return second_of_day(clock) / 3600; });
}
std::optional<value> minutes(arguments given) {
  return part_of_either(given, 60 * billion,
                        [](std::int64_t clock, const civil&) { return second_of_day(clock) / 60 % 60; });
}
std::optional<value> seconds(arguments given) {
  return part_of_either(given, billion, [](std::int64_t clock, const civil&) { return second_of_day(clock) % 60; });
}
std::optional<value> milliseconds(arguments given) {
  const auto* at = given[0].as<timestamp>();
  return part_of_either(given, billion / 1000, [&](std::int64_t, const civil&) { return at->nanos / 1'000'000; });
}

std::optional<value> to_timestamp(arguments given) {
  if (given[0].as<timestamp>() != nullptr) return given[0];
  if (const auto* of = given[0].as<std::int64_t>()) {
    if (*of < -62'135'596'800 || *of > 253'402'300'799) return failed("timestamp overflow");
    return timestamp{*of, 0};
  }
  const std::string* text = given[0].text();
  if (text == nullptr) return {};
  const auto made = time_of(*text);
  return made ? value(*made) : failed(fmt::format("`{}` is no time of RFC 3339", *text));
}
std::optional<value> to_duration(arguments given) {
  if (given[0].as<duration>() != nullptr) return given[0];
  if (const auto* of = given[0].as<std::int64_t>()) return duration{*of};
  const std::string* text = given[0].text();
  if (text == nullptr) return {};
  const auto made = duration_of(*text);
  return made ? value(*made) : failed(fmt::format("`{}` is no duration: 1h30m, 1.5s", *text));
}

/// Behind a point: as many digits as say something.
std::string fraction_of(std::int64_t nanos) {
  if (nanos == 0) return {};
  std::string made = fmt::format(".{:09}", nanos);
  made.erase(made.find_last_not_of('0') + 1);
  return made;
}

}  // namespace

std::optional<timestamp> time_of(std::string_view text) {
  const auto year = digits_at(text, 0, 4), month_in = digits_at(text, 5, 2), of_month = digits_at(text, 8, 2);
  const auto hour = digits_at(text, 11, 2), minute = digits_at(text, 14, 2), second = digits_at(text, 17, 2);
  if (!year || !month_in || !of_month || !hour || !minute || !second) return {};
  if (text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':') return {};
  constexpr int days_in[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leaps = (*year % 4 == 0 && *year % 100 != 0) || *year % 400 == 0;
  if (*month_in < 1 || *month_in > 12 || *of_month < 1 || *of_month > days_in[*month_in - 1]) return {};
  if ((*month_in == 2 && *of_month == 29 && !leaps) || *hour > 23 || *minute > 59 || *second > 59) return {};
  std::size_t at = 19;
  std::int64_t nanos = 0;
  if (at < text.size() && (text[at] == '.' || text[at] == ',')) {
    std::int64_t unit = billion / 10;
    std::size_t end = at + 1;
    for (; end < text.size() && text[end] >= '0' && text[end] <= '9'; ++end, unit /= 10)
      nanos += unit * (text[end] - '0');
    if (end == at + 1) return {};
    at = end;
  }
  std::int64_t offset = 0;
  if (text.substr(at) != "Z") {
    const auto given =
        text.size() == at + 6 && (text[at] == '+' || text[at] == '-') ? offset_of(text.substr(at)) : std::nullopt;
    if (!given) return {};
    offset = *given;
  }
  const std::int64_t made = days_of(*year, *month_in, *of_month) * day + *hour * 3600 + *minute * 60 + *second - offset;
  if (made < -62'135'596'800 || made > 253'402'300'799) return {};
  return timestamp{made, static_cast<std::int32_t>(nanos)};
}

std::optional<duration> duration_of(std::string_view text) {
  const bool is_negative = text.starts_with('-');
  if (is_negative || text.starts_with('+')) text.remove_prefix(1);
  if (text == "0") return duration{0};
  if (text.empty()) return {};
  struct unit {
    std::string_view name;
    std::int64_t nanos;
  };
  constexpr unit units[] = {{"ns", 1},         {"us", 1'000},          {"µs", 1'000},       {"μs", 1'000},
                            {"ms", 1'000'000}, {"h", 3'600 * billion}, {"m", 60 * billion}, {"s", billion}};
  wide all = 0;
  while (!text.empty()) {
    wide whole = 0, part = 0, scale = 1;
    std::size_t digits = 0;
    bool is_behind = false;
    for (; !text.empty() && ((text[0] >= '0' && text[0] <= '9') || (text[0] == '.' && !is_behind));
         text.remove_prefix(1)) {
      if (text[0] == '.') {
        is_behind = true;
        continue;
      }
      ++digits;
      if (!is_behind) whole = whole * 10 + (text[0] - '0');
      else if (scale < 1'000'000'000'000'000) part = part * 10 + (text[0] - '0'), scale *= 10;
      if (whole > std::numeric_limits<std::int64_t>::max()) return {};
    }
    if (digits == 0) return {};
    const unit* found = nullptr;
    // The longest that fits: `ms` is no `m`.
    for (const unit& each : units)
      if (text.starts_with(each.name) && (found == nullptr || each.name.size() > found->name.size())) found = &each;
    if (found == nullptr) return {};
    text.remove_prefix(found->name.size());
    all += whole * found->nanos + part * found->nanos / scale;
    if (all > static_cast<wide>(std::numeric_limits<std::int64_t>::max()) + 1) return {};
  }
  if (is_negative) all = -all;
  if (all > std::numeric_limits<std::int64_t>::max()) return {};
  return duration{static_cast<std::int64_t>(all)};
}

std::string text_of_time(const timestamp& of) {
  const civil at = civil_of(floor_of(of.seconds, day));
  const std::int64_t second = second_of_day(of.seconds);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}Z", at.year, at.month, at.day, second / 3600,
                     second / 60 % 60, second % 60, fraction_of(of.nanos));
}

std::string text_of_duration(const duration& of) {
  const bool is_negative = of.nanos < 0;
  const auto size = is_negative ? ~static_cast<std::uint64_t>(of.nanos) + 1 : static_cast<std::uint64_t>(of.nanos);
  return fmt::format("{}{}{}s", is_negative ? "-" : "", size / billion,
                     fraction_of(static_cast<std::int64_t>(size % billion)));
}

std::span<const function> time_functions() {
  static constexpr function rows[] = {
      {"timestamp", 1, 1, to_timestamp},
      {"duration", 1, 1, to_duration},
      {"getFullYear", 1, 2, full_year},
      {"getMonth", 1, 2, month},
      {"getDate", 1, 2, date},
      {"getDayOfMonth", 1, 2, day_of_month},
      {"getDayOfYear", 1, 2, day_of_year},
      {"getDayOfWeek", 1, 2, day_of_week},
      {"getHours", 1, 2, hours},
      {"getMinutes", 1, 2, minutes},
      {"getSeconds", 1, 2, seconds},
      {"getMilliseconds", 1, 2, milliseconds},
  };
  return rows;
}

}  // namespace dovetail::cel
