#include "plain_value.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <iterator>
#include <optional>

namespace dovetail::read::detail {
namespace {

using type = plain_value::type;

struct word {
  std::string_view text;
  type is;
  bool boolean;
};

constexpr auto words = std::to_array<word>({
    {"", type::null, false},         {"~", type::null, false},        {"null", type::null, false},
    {"Null", type::null, false},     {"NULL", type::null, false},     {"y", type::boolean, true},
    {"Y", type::boolean, true},      {"yes", type::boolean, true},    {"Yes", type::boolean, true},
    {"YES", type::boolean, true},    {"true", type::boolean, true},   {"True", type::boolean, true},
    {"TRUE", type::boolean, true},   {"on", type::boolean, true},     {"On", type::boolean, true},
    {"ON", type::boolean, true},     {"n", type::boolean, false},     {"N", type::boolean, false},
    {"no", type::boolean, false},    {"No", type::boolean, false},    {"NO", type::boolean, false},
    {"false", type::boolean, false}, {"False", type::boolean, false}, {"FALSE", type::boolean, false},
    {"off", type::boolean, false},   {"Off", type::boolean, false},   {"OFF", type::boolean, false},
    {".nan", type::number, false},   {".NaN", type::number, false},   {".NAN", type::number, false},
    {".inf", type::number, false},   {".Inf", type::number, false},   {".INF", type::number, false},
    {"+.inf", type::number, false},  {"+.Inf", type::number, false},  {"+.INF", type::number, false},
    {"-.inf", type::number, false},  {"-.Inf", type::number, false},  {"-.INF", type::number, false},
});

constexpr std::size_t longest_word = 5;

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The letters that a word or a number may begin with; anything else is a string.
bool may_mean_something(std::string_view text) {
  return text.empty() || is_digit(text[0]) ||
         std::string_view("+-.yYnNtTfFoO~").find(text[0]) != std::string_view::npos;
}

/// Digits of a base that the prefix tells: 0x, 0o, 0b, or 0 for octal.
struct based {
  bool negative;
  int base;
  std::string_view digits;
};

based with_base(std::string_view text) {
  based result{text.starts_with('-'), 10, text};
  if (text.starts_with('-') || text.starts_with('+')) result.digits.remove_prefix(1);
  if (result.digits.size() < 2 || result.digits[0] != '0') return result;
  switch (result.digits[1]) {
    case 'x':
    case 'X':
      result.base = 16;
      break;
    case 'b':
    case 'B':
      result.base = 2;
      break;
    case 'o':
    case 'O':
      result.base = 8;
      break;
    default:
      result.base = 8;
      result.digits.remove_prefix(1);
      return result;
  }
  result.digits.remove_prefix(2);
  return result;
}

/// An integer of at most 64 bits, with a sign or (where it is positive) without.
std::optional<plain_value> as_integer(std::string_view text) {
  const auto [negative, base, digits] = with_base(text);
  std::uint64_t magnitude = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stopped, error] = std::from_chars(digits.data(), end, magnitude, base);
  if (digits.empty() || stopped != end || error != std::errc{}) return std::nullopt;

  constexpr std::uint64_t most = std::uint64_t{1} << 63;
  if (negative && magnitude > most) return std::nullopt;
  if (!negative && text.starts_with('+') && magnitude >= most) return std::nullopt;
  plain_value result{.is = type::integer};
  result.fits = negative || magnitude < most;
  result.integer = static_cast<std::int64_t>(negative ? ~magnitude + 1 : magnitude);
  result.json = (negative && magnitude != 0 ? "-" : "") + std::to_string(magnitude);
  return result;
}

/// Whether each `_` stands between digits: Go itself asks for that, go-yaml does not.
bool separates_digits(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '_' && (i == 0 || i + 1 == text.size() || !is_digit(text[i - 1]) || !is_digit(text[i + 1])))
      return false;
  return true;
}

std::size_t count_digits(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
}

/// [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?
bool is_number(std::string_view text) {
  const auto skip_sign = [&] {
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  };
  skip_sign();
  const std::size_t whole = count_digits(text);
  text.remove_prefix(whole);
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    const std::size_t fraction = count_digits(text);
    if (whole == 0 && fraction == 0) return false;
    text.remove_prefix(fraction);
  } else if (whole == 0) {
    return false;
  }
  if (text.empty()) return true;
  if (text[0] != 'e' && text[0] != 'E') return false;
  text.remove_prefix(1);
  skip_sign();
  const std::size_t exponent = count_digits(text);
  return exponent > 0 && exponent == text.size();
}

std::optional<plain_value> as_number(std::string_view text) {
  if (!is_number(text)) return std::nullopt;
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  const auto [stopped, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  // Too small is zero to Go; too large is no number, so a string.
  if (error == std::errc::result_out_of_range) {
    if (text.find("e-") == std::string_view::npos && text.find("E-") == std::string_view::npos) return std::nullopt;
    value = text.starts_with('-') ? -0.0 : 0.0;
  }
  return plain_value{.is = type::number, .json = json_number(value)};
}

}  // namespace

std::string json_number(double value) {
  // Digits that are enough for this very number, as d.ddde+dd.
  std::array<char, 32> characters{};
  const auto [end, error] =
      std::to_chars(characters.data(), characters.data() + characters.size(), value, std::chars_format::scientific);
  std::string_view written(characters.data(), static_cast<std::size_t>(end - characters.data()));
  std::string text(written.starts_with('-') ? "-" : "");
  written.remove_prefix(text.size());
  const std::size_t e = written.find('e');
  std::string digits(written.substr(0, e));
  if (digits.size() > 1) digits.erase(1, 1);
  const int exponent = std::stoi(std::string(written.substr(e + 1)));

  if (value != 0 && (exponent < -6 || exponent >= 21)) {
    text += digits.substr(0, 1);
    if (digits.size() > 1) text += "." + digits.substr(1);
    return text + "e" + (exponent < 0 ? "-" : "+") + std::to_string(std::abs(exponent));
  }
  if (exponent < 0) return text + "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
  const auto whole = static_cast<std::size_t>(exponent) + 1;
  if (digits.size() <= whole) return text + digits + std::string(whole - digits.size(), '0');
  return text + digits.substr(0, whole) + "." + digits.substr(whole);
}

plain_value value_of_plain(std::string_view text) {
  if (!may_mean_something(text)) return {};
  if (text.size() <= longest_word)
    for (const word& w : words)
      if (w.text == text) return {.is = w.is, .boolean = w.boolean};
  if (text.empty() || (!is_digit(text[0]) && text[0] != '+' && text[0] != '-' && text[0] != '.')) return {};

  std::string digits;
  std::string_view without = text;
  if (text.find('_') != std::string_view::npos && (text[0] != '.' || separates_digits(text))) {
    std::remove_copy(text.begin(), text.end(), std::back_inserter(digits), '_');
    without = digits;
  }
  if (text[0] != '.')
    if (auto integer = as_integer(without)) return *integer;
  if (auto number = as_number(without)) return *number;
  return {};
}

bool is_plain_string(std::string_view text) { return value_of_plain(text).is == type::string; }

}  // namespace dovetail::read::detail
