// int(), uint(), double(), string(), bytes(), bool(), dyn(), type(), optional.of() and its kin.
#include "functions.hpp"

#include <fmt/core.h>

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace dovetail::cel {
namespace {

template <class Whole>
value whole_of(const std::string& text, const char* type) {
  Whole made = 0;
  const std::size_t skipped = text.starts_with('+') && !text.starts_with("+-") ? 1 : 0;
  const char* const end = text.data() + text.size();
  const auto [behind, error] = std::from_chars(text.data() + skipped, end, made);
  if (error == std::errc() && behind == end && text.size() > skipped) return made;
  return failed(fmt::format("`{}` is no {}", text, type));
}

std::optional<value> to_int(arguments given) {
  if (given[0].as<std::int64_t>() != nullptr) return given[0];
  if (const auto* of = given[0].as<std::uint64_t>()) {
    if (*of > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return failed("integer overflow");
    return static_cast<std::int64_t>(*of);
  }
  if (const auto* of = given[0].as<double>()) {
    if (!(*of > -0x1p63 && *of < 0x1p63)) return failed("integer overflow");
    return static_cast<std::int64_t>(*of);
  }
  if (const std::string* of = given[0].text()) return whole_of<std::int64_t>(*of, "int");
  if (const auto* of = given[0].as<timestamp>()) return of->seconds;
  if (const auto* of = given[0].as<duration>()) return of->nanos;
  return {};
}

std::optional<value> to_uint(arguments given) {
  if (given[0].as<std::uint64_t>() != nullptr) return given[0];
  if (const auto* of = given[0].as<std::int64_t>()) {
    if (*of < 0) return failed("unsigned integer overflow");
    return static_cast<std::uint64_t>(*of);
  }
  if (const auto* of = given[0].as<double>()) {
    if (!(*of >= 0 && *of < 0x1p64)) return failed("unsigned integer overflow");
    return static_cast<std::uint64_t>(*of);
  }
  if (const std::string* of = given[0].text()) return whole_of<std::uint64_t>(*of, "uint");
  return {};
}

std::optional<value> to_double(arguments given) {
  if (given[0].as<double>() != nullptr) return given[0];
  if (const auto* of = given[0].as<std::int64_t>()) return static_cast<double>(*of);
  if (const auto* of = given[0].as<std::uint64_t>()) return static_cast<double>(*of);
  if (const std::string* of = given[0].text()) {
    char* end = nullptr;
    const double made = std::strtod(of->c_str(), &end);
    if (of->empty() || end != of->c_str() + of->size() || of->front() == ' ')
      return failed(fmt::format("`{}` is no double", *of));
    return made;
  }
  return {};
}

bool is_utf8(const std::string& bytes) { return text_of(characters_of(bytes)) == bytes; }

std::optional<value> to_string(arguments given) {
  if (given[0].text() != nullptr) return given[0];
  if (const auto* of = given[0].as<bool>()) return std::string(*of ? "true" : "false");
  if (const auto* of = given[0].as<std::int64_t>()) return fmt::format("{}", *of);
  if (const auto* of = given[0].as<std::uint64_t>()) return fmt::format("{}", *of);
  if (const auto* of = given[0].as<double>()) return text_of_number(*of);
  if (const auto* of = given[0].as<byte_string>())
    return is_utf8(of->bytes) ? value(of->bytes) : failed("the bytes are no UTF-8");
  if (const auto* of = given[0].as<timestamp>()) return text_of_time(*of);
  if (const auto* of = given[0].as<duration>()) return text_of_duration(*of);
  if (const auto* of = given[0].as<ip_address>()) return text_of_address(*of);
  if (const auto* of = given[0].as<ip_network>()) return fmt::format("{}/{}", text_of_address(of->address), of->prefix);
  return {};
}

std::optional<value> to_bytes(arguments given) {
  if (given[0].as<byte_string>() != nullptr) return given[0];
  if (const std::string* of = given[0].text()) return byte_string{*of};
  return {};
}

std::optional<value> to_bool(arguments given) {
  if (given[0].as<bool>() != nullptr) return given[0];
  const std::string* of = given[0].text();
  if (of == nullptr) return {};
  for (const std::string_view each : {"1", "t", "T", "true", "TRUE", "True"})
    if (*of == each) return true;
  for (const std::string_view each : {"0", "f", "F", "false", "FALSE", "False"})
    if (*of == each) return false;
  return failed(fmt::format("`{}` is no bool", *of));
}

std::optional<value> to_dyn(arguments given) { return given[0]; }
std::optional<value> type_of(arguments given) { return type_value{std::string(given[0].type())}; }

bool is_zero(const value& of) {
  if (of.is_null()) return true;
  if (const auto* is = of.as<bool>()) return !*is;
  if (const std::string* is = of.text()) return is->empty();
  if (const auto* is = of.as<byte_string>()) return is->bytes.empty();
  if (const list_data* is = of.list()) return is->items.empty();
  if (const map_data* is = of.map()) return is->entries().empty();
  if (const auto* is = of.as<duration>()) return is->nanos == 0;
  // The first moment of the year 1.
  if (const auto* is = of.as<timestamp>()) return is->seconds == -62'135'596'800 && is->nanos == 0;
  return equal(of, std::int64_t{0});
}

std::optional<value> optional_of(arguments given) { return some(given[0]); }
std::optional<value> optional_of_non_zero(arguments given) {
  return is_zero(given[0]) ? value(optional_value{}) : some(given[0]);
}
std::optional<value> optional_none(arguments) { return optional_value{}; }
std::optional<value> has_value(arguments given) {
  if (const auto* of = given[0].as<optional_value>()) return of->held != nullptr;
  return {};
}
std::optional<value> held_value(arguments given) {
  const auto* of = given[0].as<optional_value>();
  if (of == nullptr) return {};
  return of->held == nullptr ? failed("optional.none() has no value") : *of->held;
}

}  // namespace

std::string text_of_number(double of) {
  if (std::isnan(of)) return "NaN";
  if (std::isinf(of)) return of > 0 ? "+Inf" : "-Inf";
  // As Go writes it: the fewest digits, with an exponent below -4 and from 6 on.
  std::array<char, 512> digits;
  const auto written = [&](std::chars_format how) {
    return std::string(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), of, how).ptr);
  };
  const std::string made = written(std::chars_format::scientific);
  const int exponent = std::atoi(made.c_str() + made.find('e') + 1);
  return exponent < -4 || exponent >= 6 ? made : written(std::chars_format::fixed);
}

std::span<const function> conversions() {
  static constexpr function rows[] = {
      {"int", 1, 1, to_int},
      {"uint", 1, 1, to_uint},
      {"double", 1, 1, to_double},
      {"string", 1, 1, to_string},
      {"bytes", 1, 1, to_bytes},
      {"bool", 1, 1, to_bool},
      {"dyn", 1, 1, to_dyn},
      {"type", 1, 1, type_of},
      {"optional.of", 1, 1, optional_of},
      {"optional.ofNonZeroValue", 1, 1, optional_of_non_zero},
      {"optional.none", 0, 0, optional_none},
      {"hasValue", 1, 1, has_value},
      {"value", 1, 1, held_value},
  };
  return rows;
}

}  // namespace dovetail::cel
