// Which strings may stand in YAML without quotes. Where readers differ, the answer is no: quotes cost nothing.
#include "characters.hpp"

#include "dovetail/emit/yaml.hpp"

#include <algorithm>
#include <array>

namespace dovetail::emit {
namespace {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

constexpr bool contains(std::string_view set, char c) { return set.find(c) != std::string_view::npos; }

/// What a character may mean where it stands, as bits.
enum character_class : unsigned char {
  shown = 1,      // printable ASCII
  indicator = 2,  // not to be a scalar's first character
  numeric = 4,    // part of a number, a base's prefix, a separator of digits, a date or a time
  digit = 8,
  word = 16,       // a letter of a word that means a value: true, null, inf
  multibyte = 32,  // of a code point beyond ASCII
};

constexpr auto classes = [] {
  std::array<unsigned char, 256> table{};
  for (unsigned c = 0; c < 256; ++c) {
    const char character = static_cast<char>(c);
    unsigned char bits = 0;
    if (c >= 0x20 && c < 0x7F) bits |= shown;
    if (c >= 0x80) bits |= multibyte;
    if (c < 0x80 && contains(" ,[]{}#&*!|>'\"%@`?:", character)) bits |= indicator;
    // Digits of all bases; 0x, 0o, 0b; `_` (YAML 1.1) and `,` (Ruby) between digits; `:` of base 60; signs; a point.
    if (c < 0x80 && contains("0123456789abcdefABCDEFxXoO_,:.+-", character)) bits |= numeric;
    if (character >= '0' && character <= '9') bits |= digit;
    if (c < 0x80 && contains("~+-.=<aefilnorstuy", lower(character))) bits |= word;
    table[c] = bits;
  }
  return table;
}();

constexpr unsigned char class_of(char c) { return classes[static_cast<unsigned char>(c)]; }

/// Words that some reader takes for a value, in any case: YAML 1.1's and 1.2's null and booleans (go-yaml takes y and n
/// too), YAML 1.1's default and merge keys, and what is not a finite number, with a sign and a point or without.
/// Sources: yaml.org/type (null, bool, float, merge, value); YAML 1.2.2, 10.3.2; go-yaml, resolve.go.
constexpr auto meaningful_words = std::to_array<std::string_view>(
    {"~", "null", "y", "n", "yes", "no", "on", "off", "true", "false", "=", "<<", "inf", "nan", "infinity"});

bool is_meaningful_word(std::string_view text) {
  constexpr std::size_t longest = sizeof("+.infinity") - 1;
  if (text.size() > longest) return false;
  const bool signed_word = text.size() > 1 && (text[0] == '+' || text[0] == '-');
  std::string_view rest = text.substr(signed_word ? 1 : 0);
  if (rest.size() > 1 && rest[0] == '.') rest.remove_prefix(1);
  return std::any_of(meaningful_words.begin(), meaningful_words.end(), [&](std::string_view meaning) {
    return std::equal(rest.begin(), rest.end(), meaning.begin(), meaning.end(),
                      [](char a, char b) { return lower(a) == b; });
  });
}

/// Starts like a date: 2024-0…, the one form of a timestamp that goes on with letters and spaces.
bool starts_like_a_date(std::string_view text) {
  if (text.size() < 6 || text[4] != '-') return false;
  const auto is_digit = [&](std::size_t i) { return (class_of(text[i]) & digit) != 0; };
  return is_digit(0) && is_digit(1) && is_digit(2) && is_digit(3) && is_digit(5);
}

}  // namespace

bool is_plain_safe(std::string_view text) {
  if (text.empty()) return false;

  // Every character by itself and beside its neighbour; on the way, what all of them have in common.
  unsigned char in_all = 0xFF, in_some = 0;
  for (std::size_t i = 0; i < text.size();) {
    const unsigned char bits = class_of(text[i]);
    in_all &= bits;
    in_some |= bits;
    if ((bits & shown) == 0) {
      if ((bits & multibyte) == 0 || !detail::is_shown(detail::next_code_point(text, i))) return false;
      continue;
    }
    if (text[i] == ':' && (i + 1 == text.size() || text[i + 1] == ' ')) return false;
    if (text[i] == '#' && i > 0 && text[i - 1] == ' ') return false;
    ++i;
  }

  const char first = text.front();
  if ((class_of(first) & indicator) != 0 || text.back() == ' ') return false;
  if (first == '-' && (text.size() == 1 || text[1] == ' ')) return false;
  if (text.starts_with("---") || text.starts_with("...")) return false;

  // Whatever starts like a number and has a number's characters only: `10.0.0.1` and `1-2` are quoted along with `0o14`
  // and `12:30`, since no two readers have the same numbers. A point needs no digit: `._` is a number to readers that
  // follow YAML 1.1 to the letter.
  const bool starts_like_a_number = (class_of(first) & digit) != 0 || first == '+' || first == '-' || first == '.';
  if (starts_like_a_number && (in_all & numeric) != 0 && ((in_some & digit) != 0 || first == '.')) return false;
  if ((in_all & word) != 0 && is_meaningful_word(text)) return false;
  return !starts_like_a_date(text);
}

}  // namespace dovetail::emit
