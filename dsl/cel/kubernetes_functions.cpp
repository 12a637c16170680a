// quantity(), semver(), and Kubernetes' named formats.
// Source: apiserver, pkg/cel/library/quantity.go, semverlib.go, format.go; apimachinery, pkg/api/resource; blang/semver.
#include "functions.hpp"

#include "dovetail/text/labels.hpp"
#include "dovetail/text/names.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <limits>

namespace dovetail::cel {
namespace {

__extension__ typedef __int128 wide;
constexpr wide billion = 1'000'000'000;
/// More is never asked for: 10^28.
constexpr wide largest = static_cast<wide>(1e18) * static_cast<wide>(1e19);

value or_failure(const std::optional<quantity>& made, const std::string& text) {
  return made ? value(*made) : failed(fmt::format("`{}` is no quantity", text));
}

std::optional<value> to_quantity(arguments given) {
  if (given[0].text() == nullptr) return {};
  return or_failure(quantity_of(*given[0].text()), *given[0].text());
}
std::optional<value> is_quantity(arguments given) {
  if (given[0].text() == nullptr) return {};
  return quantity_of(*given[0].text()).has_value();
}
std::optional<value> sign(arguments given) {
  const auto* of = given[0].as<quantity>();
  if (of == nullptr) return {};
  return std::int64_t{of->nanos > 0 ? 1 : of->nanos < 0 ? -1 : 0};
}
bool is_whole(const quantity& of) {
  constexpr wide most = std::numeric_limits<std::int64_t>::max();
  return of.nanos % billion == 0 && of.nanos / billion >= -most - 1 && of.nanos / billion <= most;
}
std::optional<value> is_integer(arguments given) {
  const auto* of = given[0].as<quantity>();
  if (of == nullptr) return {};
  return is_whole(*of);
}
std::optional<value> as_integer(arguments given) {
  const auto* of = given[0].as<quantity>();
  if (of == nullptr) return {};
  return is_whole(*of) ? value(static_cast<std::int64_t>(of->nanos / billion))
                       : failed("cannot convert value to integer");
}
std::optional<value> as_float(arguments given) {
  const auto* of = given[0].as<quantity>();
  if (of == nullptr) return {};
  return static_cast<double>(static_cast<long double>(of->nanos) / 1e9L);
}

/// The other one, or a number of them.
std::optional<wide> nanos_of(const value& of) {
  if (const auto* is = of.as<quantity>()) return is->nanos;
  if (const auto* is = of.as<std::int64_t>()) return *is * billion;
  return {};
}
std::optional<value> add(arguments given) {
  const auto* of = given[0].as<quantity>();
  const auto other = nanos_of(given[1]);
  if (of == nullptr || !other) return {};
  return quantity{of->nanos + *other};
}
std::optional<value> subtract(arguments given) {
  const auto* of = given[0].as<quantity>();
  const auto other = nanos_of(given[1]);
  if (of == nullptr || !other) return {};
  return quantity{of->nanos - *other};
}

/// Of two quantities, or two versions.
std::optional<std::partial_ordering> order_of(arguments given) {
  if (given[0].as<quantity>() == nullptr && given[0].as<version>() == nullptr) return {};
  return ordered(given[0], given[1]);
}
std::optional<value> is_greater(arguments given) {
  const auto order = order_of(given);
  return order ? std::optional(value(*order > 0)) : std::nullopt;
}
std::optional<value> is_less(arguments given) {
  const auto order = order_of(given);
  return order ? std::optional(value(*order < 0)) : std::nullopt;
}
std::optional<value> compare(arguments given) {
  const auto order = order_of(given);
  return order ? std::optional(value(std::int64_t{*order < 0 ? -1 : *order > 0 ? 1 : 0})) : std::nullopt;
}

// Versions.

bool is_digits(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == text.npos; }
bool is_stage(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
  });
}
bool has_needless_zero(std::string_view digits) { return digits.size() > 1 && digits[0] == '0'; }

std::vector<std::string> parts_of(std::string_view text, char sign) {
  std::vector<std::string> all;
  for (;;) {
    const std::size_t end = text.find(sign);
    all.emplace_back(text.substr(0, end));
    if (end == text.npos) return all;
    text.remove_prefix(end + 1);
  }
}

std::optional<version> version_of(std::string_view text) {
  version made;
  for (std::size_t i = 0; i < 3; ++i) {
    const std::size_t end = i < 2 ? text.find('.') : std::min(text.find_first_of("-+"), text.size());
    if (end == text.npos) return {};
    const std::string_view digits = text.substr(0, end);
    if (!is_digits(digits) || has_needless_zero(digits)) return {};
    if (std::from_chars(digits.data(), digits.data() + digits.size(), made.numbers[i]).ec != std::errc()) return {};
    text.remove_prefix(i < 2 ? end + 1 : end);
  }
  const std::size_t plus = text.find('+');
  if (plus != text.npos)
    for (const std::string& each : parts_of(text.substr(plus + 1), '.'))
      if (!is_stage(each)) return {};
  text = text.substr(0, plus);
  if (text.empty()) return made;
  made.stages = parts_of(text.substr(1), '.');
  for (const std::string& each : made.stages)
    if (!is_stage(each) || (is_digits(each) && has_needless_zero(each))) return {};
  return made;
}

/// `v1.02` is 1.2.0.
std::string normalized(std::string_view text) {
  if (text.starts_with('v')) text.remove_prefix(1);
  std::vector<std::string> parts;
  while (parts.size() < 2) {
    const std::size_t end = text.find('.');
    if (end == text.npos) break;
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  parts.emplace_back(text);
  for (std::string& each : parts) {
    if (each.size() < 2) continue;
    const std::size_t zeros = std::min(each.find_first_not_of('0'), each.size());
    each.erase(0, zeros);
    if (each.empty() || each[0] < '0' || each[0] > '9') each.insert(0, "0");
  }
  // What is behind a dash or a plus is of no number: 1.2-rc is none.
  const bool has_more = parts.size() < 3 && parts.back().find_first_of("+-") != std::string::npos;
  if (!has_more)
    while (parts.size() < 3) parts.emplace_back("0");
  return parts.size() == 3 ? parts[0] + "." + parts[1] + "." + parts[2] : std::string();
}

/// Nothing where the arguments are of other types.
std::optional<std::optional<version>> version_in(arguments given) {
  const std::string* text = given[0].text();
  if (text == nullptr || (given.size() == 2 && given[1].as<bool>() == nullptr)) return {};
  return version_of(given.size() == 2 && *given[1].as<bool>() ? normalized(*text) : *text);
}
std::optional<value> to_semver(arguments given) {
  auto made = version_in(given);
  if (!made) return {};
  return *made ? value(**std::move(made)) : failed(fmt::format("`{}` is no version", *given[0].text()));
}
std::optional<value> is_semver(arguments given) {
  const auto made = version_in(given);
  if (!made) return {};
  return made->has_value();
}
template <std::size_t I>
std::optional<value> number(arguments given) {
  const auto* of = given[0].as<version>();
  if (of == nullptr) return {};
  return static_cast<std::int64_t>(of->numbers[I]);
}

// Formats.

bool is_uuid(std::string_view text) {
  std::size_t digits = 0;
  for (const char c : text) {
    if (c == '-') {
      if (digits != 8 && digits != 12 && digits != 16 && digits != 20) return false;
      continue;
    }
    if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'))) return false;
    ++digits;
  }
  return digits == 32;
}
bool is_base64(std::string_view text) {
  if (text.empty() || text.size() % 4 != 0) return false;
  const std::size_t end = std::min(text.find('='), text.size());
  if (text.size() - end > 2 || text.find_first_not_of('=', end) != text.npos) return false;
  return std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+' || c == '/';
  });
}
/// A prefix of a name may end in a dash: what comes behind it is not there yet.
std::string completed(std::string_view text) {
  std::string made(text);
  if (made.size() > 1 && made.ends_with('-')) made.back() = 'a';
  return made;
}

struct known_format {
  std::string_view name;
  bool (*accepts)(std::string_view text);
  std::string_view words;
};
constexpr known_format formats[] = {
    {"dns1123Label", [](std::string_view text) { return is_dns_label(text); }, "is no DNS label (RFC 1123)"},
    {"dns1123Subdomain", [](std::string_view text) { return is_dns_subdomain(text); },
     "is no DNS subdomain (RFC 1123)"},
    {"dns1035Label", [](std::string_view text) { return is_dns_label(text) && text[0] >= 'a'; },
     "is no DNS label (RFC 1035)"},
    {"qualifiedName", [](std::string_view text) { return is_qualified_name(text); }, "is no qualified name"},
    {"dns1123LabelPrefix", [](std::string_view text) { return is_dns_label(completed(text)); },
     "begins no DNS label (RFC 1123)"},
    {"dns1123SubdomainPrefix", [](std::string_view text) { return is_dns_subdomain(completed(text)); },
     "begins no DNS subdomain (RFC 1123)"},
    {"dns1035LabelPrefix", [](std::string_view text) { return is_dns_label(completed(text)) && text[0] >= 'a'; },
     "begins no DNS label (RFC 1035)"},
    {"labelValue", [](std::string_view text) { return is_label_value(text); }, "is no value of a label"},
    {"uri",
     [](std::string_view text) {
       const value given = std::string(text);
       return *called("isURL", {&given, 1}).as<bool>();
     },
     "is no URI"},
    {"uuid", is_uuid, "does not match the UUID format"},
    {"byte", is_base64, "invalid base64"},
    {"date",
     [](std::string_view text) { return text.size() == 10 && time_of(std::string(text) + "T00:00:00Z").has_value(); },
     "invalid date"},
    {"datetime", [](std::string_view text) { return time_of(text).has_value(); }, "invalid datetime"},
};

const known_format* format_of(std::string_view name) {
  const auto found =
      std::find_if(std::begin(formats), std::end(formats), [&](const known_format& each) { return each.name == name; });
  return found == std::end(formats) ? nullptr : found;
}

template <std::size_t I>
std::optional<value> named(arguments) {
  return named_format{std::string(formats[I].name)};
}
std::optional<value> format_named(arguments given) {
  if (given[0].text() == nullptr) return {};
  const known_format* found = format_of(*given[0].text());
  if (found == nullptr) return optional_value{};
  return some(named_format{std::string(found->name)});
}
std::optional<value> validate(arguments given) {
  const auto* of = given[0].as<named_format>();
  if (of == nullptr || given[1].text() == nullptr) return {};
  const known_format* found = format_of(of->name);
  if (found->accepts(*given[1].text())) return optional_value{};
  return some(of_list({value(std::string(found->words))}));
}

}  // namespace

std::optional<quantity> quantity_of(std::string_view text) {
  const bool is_negative = text.starts_with('-');
  if (is_negative || text.starts_with('+')) text.remove_prefix(1);
  wide mantissa = 0;
  int scale = 0;
  bool is_behind = false, has_digit = false;
  for (; !text.empty() && ((text[0] >= '0' && text[0] <= '9') || (text[0] == '.' && !is_behind));
       text.remove_prefix(1)) {
    if (text[0] == '.') {
      is_behind = true;
      continue;
    }
    has_digit = true;
    // More digits than count: what is behind them rounds up, or is over the largest.
    if (mantissa > static_cast<wide>(1e24)) {
      if (!is_behind) ++scale;
      if (text[0] != '0' && is_behind) mantissa |= 1;
      continue;
    }
    mantissa = mantissa * 10 + (text[0] - '0');
    if (is_behind) --scale;
  }
  if (!has_digit) return {};
  struct unit {
    std::string_view name;
    int tens;
    int twos;
  };
  constexpr unit units[] = {{"", 0, 0},    {"n", -9, 0},  {"u", -6, 0},  {"m", -3, 0}, {"k", 3, 0},   {"M", 6, 0},
                            {"G", 9, 0},   {"T", 12, 0},  {"P", 15, 0},  {"E", 18, 0}, {"Ki", 0, 10}, {"Mi", 0, 20},
                            {"Gi", 0, 30}, {"Ti", 0, 40}, {"Pi", 0, 50}, {"Ei", 0, 60}};
  const auto found =
      std::find_if(std::begin(units), std::end(units), [&](const unit& each) { return each.name == text; });
  int twos = 0;
  if (found != std::end(units)) {
    scale += found->tens;
    twos = found->twos;
  } else {
    if (text[0] != 'e' && text[0] != 'E') return {};
    text.remove_prefix(text.substr(1).starts_with('+') ? 2 : 1);
    int exponent = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), exponent);
    if (error != std::errc() || end != text.data() + text.size() || exponent > 1000 || exponent < -1000) return {};
    scale += exponent;
  }
  // In thousand millionths; what is below one rounds up, away from nothing.
  bool is_exact = true;
  const auto divide = [&] {
    is_exact = is_exact && mantissa % 10 == 0;
    mantissa /= 10;
    ++scale;
  };
  scale += 9;
  while (twos > 0 && (mantissa <= largest || scale < 0)) {
    if (mantissa > largest) divide();
    else mantissa *= 2, --twos;
  }
  for (; scale > 0 && mantissa <= largest; --scale) mantissa *= 10;
  while (scale < 0 && mantissa != 0) divide();
  if (!is_exact) ++mantissa;
  mantissa = std::min(mantissa, largest);
  return quantity{is_negative ? -mantissa : mantissa};
}

std::span<const function> kubernetes_functions() {
  static constexpr function rows[] = {
      {"quantity", 1, 1, to_quantity},
      {"isQuantity", 1, 1, is_quantity},
      {"sign", 1, 1, sign},
      {"isInteger", 1, 1, is_integer},
      {"asInteger", 1, 1, as_integer},
      {"asApproximateFloat", 1, 1, as_float},
      {"add", 2, 2, add},
      {"sub", 2, 2, subtract},
      {"isGreaterThan", 2, 2, is_greater},
      {"isLessThan", 2, 2, is_less},
      {"compareTo", 2, 2, compare},
      {"semver", 1, 2, to_semver},
      {"isSemver", 1, 2, is_semver},
      {"major", 1, 1, number<0>},
      {"minor", 1, 1, number<1>},
      {"patch", 1, 1, number<2>},
      {"format.named", 1, 1, format_named},
      {"format.dns1123Label", 0, 0, named<0>},
      {"format.dns1123Subdomain", 0, 0, named<1>},
      {"format.dns1035Label", 0, 0, named<2>},
      {"format.qualifiedName", 0, 0, named<3>},
      {"format.dns1123LabelPrefix", 0, 0, named<4>},
      {"format.dns1123SubdomainPrefix", 0, 0, named<5>},
      {"format.dns1035LabelPrefix", 0, 0, named<6>},
      {"format.labelValue", 0, 0, named<7>},
      {"format.uri", 0, 0, named<8>},
      {"format.uuid", 0, 0, named<9>},
      {"format.byte", 0, 0, named<10>},
      {"format.date", 0, 0, named<11>},
      {"format.datetime", 0, 0, named<12>},
      {"validate", 2, 2, validate},
  };
  return rows;
}

}  // namespace dovetail::cel
