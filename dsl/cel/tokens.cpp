#include "tokens.hpp"

#include "expression.hpp"

#include <fmt/core.h>

#include <charconv>
#include <cstdlib>
#include <limits>

namespace dovetail::cel {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
int digit_of(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

constexpr std::string_view signs[] = {"==", "!=", "<=", ">=", "&&", "||", "<", ">", "!", "+", "-", "*",
                                      "/",  "%",  "(",  ")",  "[",  "]",  "{", "}", ".", ",", ":", "?"};

class reader {
 public:
  explicit reader(std::string_view text) : text_(text) {}

  std::vector<token> all() {
    std::vector<token> made;
    do made.push_back(next());
    while (made.back().is != token::form::end);
    return made;
  }

 private:
  bool is_at(std::string_view word) const { return text_.substr(at_).starts_with(word); }
  char here(std::size_t more = 0) const { return at_ + more < text_.size() ? text_[at_ + more] : '\0'; }
  [[noreturn]] void fail(const std::string& words) const { throw syntax_error(at_, words); }

  void skip() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') ++at_;
      else if (is_at("//")) at_ = std::min(text_.find('\n', at_), text_.size());
      else break;
    }
  }

  token next() {
    skip();
    token made;
    made.position = at_;
    if (at_ == text_.size()) return made;
    if (const std::size_t prefix = prefix_of_text(); prefix != std::string_view::npos) {
      made.is = token::form::literal;
      made.literal = quoted(prefix);
    } else if (is_digit(here()) || (here() == '.' && is_digit(here(1)))) {
      number(made);
    } else if (is_letter(here())) {
      made.is = token::form::identifier;
      while (is_letter(here()) || is_digit(here())) made.text += text_[at_++];
    } else if (here() == '`') {
      back_quoted(made);
    } else {
      sign(made);
    }
    return made;
  }

  void sign(token& made) {
    made.is = token::form::sign;
    for (const std::string_view each : signs)
      if (is_at(each)) {
        made.text = each;
        at_ += each.size();
        return;
      }
    fail(fmt::format("`{}` is no part of CEL", text_.substr(at_, 1)));
  }

  void back_quoted(token& made) {
    made.is = token::form::identifier;
    made.is_quoted = true;
    const std::size_t end = text_.find('`', at_ + 1);
    if (end == std::string_view::npos) fail("a name without its closing back quote");
    made.text = text_.substr(at_ + 1, end - at_ - 1);
    for (const char c : made.text)
      if (!is_letter(c) && !is_digit(c) && c != '.' && c != '-' && c != '/' && c != ' ')
        fail(fmt::format("`{}` is no name", made.text));
    if (made.text.empty()) fail("an empty name");
    at_ = end + 1;
  }

  void number(token& made) {
    made.is = token::form::literal;
    made.is_number = true;
    const std::size_t begin = at_;
    if (here() == '0' && (here(1) == 'x' || here(1) == 'X') && digit_of(here(2)) >= 0) {
      at_ += 2;
      while (digit_of(here()) >= 0) ++at_;
    } else {
      while (is_digit(here())) ++at_;
      bool is_whole = true;
      if (here() == '.' && is_digit(here(1))) {
        is_whole = false;
        ++at_;
        while (is_digit(here())) ++at_;
      }
      const std::size_t sign = here(1) == '+' || here(1) == '-' ? 2 : 1;
      if ((here() == 'e' || here() == 'E') && is_digit(here(sign))) {
        is_whole = false;
        at_ += sign;
        while (is_digit(here())) ++at_;
      }
      if (!is_whole) return finish_number(made, begin);
    }
    if (here() == 'u' || here() == 'U') ++at_;
    finish_number(made, begin);
  }
  void finish_number(token& made, std::size_t begin) {
    made.text = text_.substr(begin, at_ - begin);
    if (is_letter(here())) fail(fmt::format("`{}{}` is no number", made.text, here()));
    made.literal = number_of(made.text);
  }

  /// How many letters stand before a text's quote; npos where none begins here.
  std::size_t prefix_of_text() const {
    for (std::size_t i = 0; i < 3; ++i) {
      const char c = here(i);
      if (c == '"' || c == '\'') return i;
      if (c != 'r' && c != 'R' && c != 'b' && c != 'B') break;
    }
    return std::string_view::npos;
  }

  value quoted(std::size_t prefix) {
    bool is_raw = false, is_bytes = false;
    for (; prefix > 0; --prefix, ++at_) {
      const bool raw = here() == 'r' || here() == 'R';
      if (raw ? is_raw : is_bytes) fail("a letter before a text twice");
      (raw ? is_raw : is_bytes) = true;
    }
    std::string quote(3, here());
    if (!is_at(quote)) quote.resize(1);
    at_ += quote.size();
    std::string made;
    while (!is_at(quote)) {
      if (at_ >= text_.size()) fail("a text without its closing quote");
      const char c = text_[at_];
      if (quote.size() == 1 && (c == '\n' || c == '\r')) fail("a line's end in a text; write \\n, or three quotes");
      if (c == '\\' && !is_raw) made += escaped(is_bytes);
      else {
        made += c;
        ++at_;
      }
    }
    at_ += quote.size();
    if (is_bytes) return byte_string{std::move(made)};
    return value(std::move(made));
  }

  std::string escaped(bool is_bytes) {
    constexpr std::string_view letters = "abfnrtv\\?\"'`", meant = "\a\b\f\n\r\t\v\\?\"'`";
    const char c = here(1);
    if (const std::size_t found = c == '\0' ? letters.npos : letters.find(c); found != letters.npos) {
      at_ += 2;
      return std::string(1, meant[found]);
    }
    if (c == 'x' || c == 'X') return coded(2, 2, 16, is_bytes);
    if (c == 'u' && !is_bytes) return coded(2, 4, 16, false);
    if (c == 'U' && !is_bytes) return coded(2, 8, 16, false);
    if (c >= '0' && c <= '3') return coded(1, 3, 8, is_bytes);
    fail(fmt::format("`\\{}` stands for nothing", c));
  }
  std::string coded(std::size_t skipped, std::size_t digits, std::uint32_t base, bool is_byte) {
    std::uint32_t made = 0;
    for (std::size_t i = 0; i < digits; ++i) {
      const int digit = digit_of(here(skipped + i));
      if (digit < 0 || static_cast<std::uint32_t>(digit) >= base) fail("a character by too few digits");
      made = made * base + static_cast<std::uint32_t>(digit);
    }
    if (made > 0x10ffff || (made >= 0xd800 && made < 0xe000)) fail("a number that no character has");
    at_ += skipped + digits;
    return is_byte ? std::string(1, static_cast<char>(made)) : text_of(std::u32string(1, made));
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<token> tokens_of(std::string_view text) { return reader(text).all(); }

value number_of(const std::string& text) {
  const bool is_negative = text.starts_with('-');
  std::string_view digits = std::string_view(text).substr(is_negative ? 1 : 0);
  const bool is_hexadecimal = digits.starts_with("0x") || digits.starts_with("0X");
  if (is_hexadecimal) digits.remove_prefix(2);
  if (!is_hexadecimal && digits.find_first_of(".eE") != digits.npos) {
    const double made = std::strtod(text.c_str(), nullptr);
    if (made == std::numeric_limits<double>::infinity() || made == -std::numeric_limits<double>::infinity())
      return failed(fmt::format("{} is too large", text));
    return made;
  }
  const bool is_unsigned = digits.ends_with('u') || digits.ends_with('U');
  if (is_unsigned) digits.remove_suffix(1);
  std::uint64_t made = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), made, is_hexadecimal ? 16 : 10);
  if (error != std::errc() || end != digits.data() + digits.size()) return failed(fmt::format("{} is too large", text));
  if (is_unsigned) return is_negative ? failed(fmt::format("{} is no number", text)) : value(made);
  constexpr std::uint64_t most = std::numeric_limits<std::int64_t>::max();
  if (made > most + (is_negative ? 1 : 0)) return failed(fmt::format("{} is too large", text));
  return is_negative ? static_cast<std::int64_t>(~made + 1) : static_cast<std::int64_t>(made);
}

}  // namespace dovetail::cel
