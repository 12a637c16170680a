#include "number_scalar.hpp"

#include <charconv>
#include <cmath>
#include <stdexcept>

namespace dovetail::emit::detail {
namespace {

/// Takes digits from the front of `rest`; returns how many.
std::size_t take_digits(std::string_view& rest) {
  std::size_t count = 0;
  while (count < rest.size() && rest[count] >= '0' && rest[count] <= '9') ++count;
  rest.remove_prefix(count);
  return count;
}

template <class Number>
void write_shortest(Number value, std::string& out) {
  out.resize(32);
  out.resize(static_cast<std::size_t>(std::to_chars(out.data(), out.data() + out.size(), value).ptr - out.data()));
}

}  // namespace

std::string_view integer_form(std::int64_t value, std::string& scratch) {
  write_shortest(value, scratch);
  return scratch;
}

std::string_view number_form(double value, std::string& scratch) {
  if (!std::isfinite(value))
    throw std::invalid_argument("is not a finite number, which JSON and so the API do not have");
  std::string shortest;
  write_shortest(value, shortest);
  scratch = json_number_form(shortest, scratch);
  return scratch;
}

std::string_view json_number_form(std::string_view written, std::string& scratch) {
  const auto refuse = [&] {
    throw std::invalid_argument("has '" + std::string(written) + "' for a number, which is none in JSON's grammar");
  };
  std::string_view rest = written;
  if (rest.starts_with('-')) rest.remove_prefix(1);
  const bool leading_zero = rest.starts_with('0');
  const std::size_t whole = take_digits(rest);
  if (whole == 0 || (leading_zero && whole > 1)) refuse();
  const bool point = rest.starts_with('.');
  if (point) {
    rest.remove_prefix(1);
    if (take_digits(rest) == 0) refuse();
  }
  if (rest.empty()) return written;

  const std::string_view mantissa = written.substr(0, written.size() - rest.size());
  if (rest.front() != 'e' && rest.front() != 'E') refuse();
  rest.remove_prefix(1);
  const bool sign = rest.starts_with('+') || rest.starts_with('-');
  std::string_view digits = rest.substr(sign ? 1 : 0);
  if (take_digits(digits) == 0 || !digits.empty()) refuse();
  if (point && sign) return written;
  std::string form(mantissa);
  form += point ? "e" : ".0e";
  form += sign ? "" : "+";
  form += rest;
  scratch = form;
  return scratch;
}

}  // namespace dovetail::emit::detail
