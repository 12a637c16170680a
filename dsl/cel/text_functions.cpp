// Of texts: contains(), matches(), split(), format() and the others.
// Source: cel-go, ext/strings.go, version 2; apiserver, pkg/cel/library/regex.go.
#include "functions.hpp"

#include <fmt/core.h>
#include <re2/re2.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <memory>

namespace dovetail::cel {
namespace {

const std::string* second_text(arguments given) { return given[0].text() == nullptr ? nullptr : given[1].text(); }

std::optional<value> contains(arguments given) {
  const std::string* part = second_text(given);
  if (part == nullptr) return {};
  return given[0].text()->find(*part) != std::string::npos;
}
std::optional<value> starts_with(arguments given) {
  const std::string* part = second_text(given);
  if (part == nullptr) return {};
  return given[0].text()->starts_with(*part);
}
std::optional<value> ends_with(arguments given) {
  const std::string* part = second_text(given);
  if (part == nullptr) return {};
  return given[0].text()->ends_with(*part);
}

/// Each expression once: a rule is asked for each object.
const re2::RE2& compiled(const std::string& pattern) {
  static std::map<std::string, std::unique_ptr<re2::RE2>> known;
  std::unique_ptr<re2::RE2>& made = known[pattern];
  if (made == nullptr) {
    re2::RE2::Options how;
    how.set_log_errors(false);
    made = std::make_unique<re2::RE2>(pattern, how);
  }
  return *made;
}

std::optional<value> matches(arguments given) {
  const std::string* pattern = second_text(given);
  if (pattern == nullptr) return {};
  const std::optional<bool> found = is_found(*pattern, *given[0].text());
  return found ? value(*found) : failed(fmt::format("`{}` is no regular expression", *pattern));
}

std::optional<value> find(arguments given) {
  const std::string* pattern = second_text(given);
  if (pattern == nullptr) return {};
  const re2::RE2& asked = compiled(*pattern);
  if (!asked.ok()) return failed(fmt::format("`{}` is no regular expression", *pattern));
  re2::StringPiece found;
  const std::string& text = *given[0].text();
  return asked.Match(text, 0, text.size(), re2::RE2::UNANCHORED, &found, 1) ? std::string(found.data(), found.size())
                                                                            : std::string();
}

std::optional<value> find_all(arguments given) {
  const std::string* pattern = second_text(given);
  if (pattern == nullptr) return {};
  std::int64_t most = -1;
  if (given.size() == 3) {
    if (given[2].as<std::int64_t>() == nullptr) return {};
    most = *given[2].as<std::int64_t>();
  }
  const re2::RE2& asked = compiled(*pattern);
  if (!asked.ok()) return failed(fmt::format("`{}` is no regular expression", *pattern));
  const std::string& text = *given[0].text();
  std::vector<value> all;
  re2::StringPiece found;
  std::size_t at = 0, behind = std::string::npos;
  while (at <= text.size() && (most < 0 || static_cast<std::int64_t>(all.size()) < most) &&
         asked.Match(text, at, text.size(), re2::RE2::UNANCHORED, &found, 1)) {
    const auto begin = static_cast<std::size_t>(found.data() - text.data());
    // Nothing right behind the last one is no other one.
    if (!found.empty() || begin != behind) all.emplace_back(std::string(found.data(), found.size()));
    behind = begin + found.size();
    at = found.empty() ? begin + 1 : behind;
  }
  return of_list(std::move(all));
}

std::optional<value> char_at(arguments given) {
  const auto* index = given[1].as<std::int64_t>();
  if (given[0].text() == nullptr || index == nullptr) return {};
  const std::u32string all = characters_of(*given[0].text());
  if (*index < 0 || *index > static_cast<std::int64_t>(all.size()))
    return failed(fmt::format("index out of range: {}", *index));
  return text_of(all.substr(static_cast<std::size_t>(*index), 1));
}

/// The place to begin at, where one is given; nothing where it is no number.
std::optional<std::int64_t> offset_in(arguments given, std::int64_t otherwise) {
  if (given.size() < 3) return otherwise;
  if (const auto* of = given[2].as<std::int64_t>()) return *of;
  return {};
}
std::optional<value> index_of(arguments given) {
  const std::string* part = second_text(given);
  const auto offset = offset_in(given, 0);
  if (part == nullptr || !offset) return {};
  const std::u32string all = characters_of(*given[0].text()), wanted = characters_of(*part);
  if (*offset < 0) return failed(fmt::format("index out of range: {}", *offset));
  const std::size_t found = all.find(wanted, std::min(static_cast<std::size_t>(*offset), all.size()));
  return found == all.npos ? std::int64_t{-1} : static_cast<std::int64_t>(found);
}
std::optional<value> last_index_of(arguments given) {
  const std::string* part = second_text(given);
  if (part == nullptr) return {};
  const std::u32string all = characters_of(*given[0].text()), wanted = characters_of(*part);
  const auto size = static_cast<std::int64_t>(all.size());
  const auto offset = offset_in(given, size);
  if (!offset) return {};
  if (*offset < 0) return failed(fmt::format("index out of range: {}", *offset));
  // Behind the end there is nothing to find, but nothing itself.
  if (*offset > size) return wanted.empty() ? size : std::int64_t{-1};
  const std::size_t found = all.rfind(wanted, static_cast<std::size_t>(*offset));
  return found == all.npos ? std::int64_t{-1} : static_cast<std::int64_t>(found);
}

std::optional<value> substring(arguments given) {
  const auto* begin = given[1].as<std::int64_t>();
  if (given[0].text() == nullptr || begin == nullptr) return {};
  const std::u32string all = characters_of(*given[0].text());
  const auto size = static_cast<std::int64_t>(all.size());
  std::int64_t end = size;
  if (given.size() == 3) {
    if (given[2].as<std::int64_t>() == nullptr) return {};
    end = *given[2].as<std::int64_t>();
  }
  if (*begin < 0 || *begin > size) return failed(fmt::format("index out of range: {}", *begin));
  if (end < 0 || end > size) return failed(fmt::format("index out of range: {}", end));
  if (*begin > end) return failed(fmt::format("invalid substring range. start: {}, end: {}", *begin, end));
  return text_of(all.substr(static_cast<std::size_t>(*begin), static_cast<std::size_t>(end - *begin)));
}

std::optional<value> lower_ascii(arguments given) {
  if (given[0].text() == nullptr) return {};
  std::string made = *given[0].text();
  for (char& c : made)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return made;
}
std::optional<value> upper_ascii(arguments given) {
  if (given[0].text() == nullptr) return {};
  std::string made = *given[0].text();
  for (char& c : made)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return made;
}

bool is_space(char32_t c) {
  return c == ' ' || (c >= 0x9 && c <= 0xd) || c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) ||
         c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}
std::optional<value> trim(arguments given) {
  if (given[0].text() == nullptr) return {};
  const std::u32string all = characters_of(*given[0].text());
  std::size_t begin = 0, end = all.size();
  while (begin < end && is_space(all[begin])) ++begin;
  while (end > begin && is_space(all[end - 1])) --end;
  return text_of(all.substr(begin, end - begin));
}
std::optional<value> reverse(arguments given) {
  if (given[0].text() == nullptr) return {};
  std::u32string all = characters_of(*given[0].text());
  std::reverse(all.begin(), all.end());
  return text_of(all);
}

std::optional<value> replace(arguments given) {
  const std::string* part = second_text(given);
  if (part == nullptr || given[2].text() == nullptr) return {};
  std::int64_t most = -1;
  if (given.size() == 4) {
    if (given[3].as<std::int64_t>() == nullptr) return {};
    most = *given[3].as<std::int64_t>();
  }
  std::string made;
  const std::string& text = *given[0].text();
  std::size_t at = 0;
  for (; most != 0; --most) {
    if (part->empty()) {
      made += *given[2].text();
      if (at == text.size()) break;
      std::size_t next = at + 1;
      while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xc0) == 0x80) ++next;
      made += text.substr(at, next - at);
      at = next;
      continue;
    }
    const std::size_t found = text.find(*part, at);
    if (found == text.npos) break;
    made += text.substr(at, found - at) + *given[2].text();
    at = found + part->size();
  }
  return made + text.substr(at);
}

std::optional<value> split(arguments given) {
  const std::string* sign = second_text(given);
  if (sign == nullptr) return {};
  std::int64_t most = -1;
  if (given.size() == 3) {
    if (given[2].as<std::int64_t>() == nullptr) return {};
    most = *given[2].as<std::int64_t>();
  }
  std::vector<value> all;
  if (most == 0) return of_list({});
  const std::string& text = *given[0].text();
  if (sign->empty()) {
    const std::u32string each = characters_of(text);
    for (std::size_t i = 0; i < each.size(); ++i) {
      if (most > 0 && static_cast<std::int64_t>(all.size()) == most - 1) {
        all.emplace_back(text_of(each.substr(i)));
        break;
      }
      all.emplace_back(text_of(each.substr(i, 1)));
    }
    return of_list(std::move(all));
  }
  std::size_t at = 0;
  while (most < 0 || static_cast<std::int64_t>(all.size()) < most - 1) {
    const std::size_t found = text.find(*sign, at);
    if (found == text.npos) break;
    all.emplace_back(text.substr(at, found - at));
    at = found + sign->size();
  }
  all.emplace_back(text.substr(at));
  return of_list(std::move(all));
}

std::optional<value> join(arguments given) {
  const list_data* list = given[0].list();
  if (list == nullptr || (given.size() == 2 && given[1].text() == nullptr)) return {};
  std::string made;
  for (std::size_t i = 0; i < list->items.size(); ++i) {
    if (list->items[i].text() == nullptr) return {};
    if (i != 0 && given.size() == 2) made += *given[1].text();
    made += *list->items[i].text();
  }
  return made;
}

// format()

std::string quoted(std::string_view text) {
  std::string made = "\"";
  for (const char c : text) {
    constexpr std::string_view signs = "\a\b\f\n\r\t\v\\\"", letters = "abfnrtv\\\"";
    if (const std::size_t found = signs.find(c); found != signs.npos && c != '\0') (made += '\\') += letters[found];
    else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
      made += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    else made += c;
  }
  return made + '"';
}

std::optional<std::string> shown(const value& of);

std::optional<std::string> shown_inside(const value& of) {
  if (const std::string* text = of.text()) return quoted(*text);
  if (const auto* bytes = of.as<byte_string>()) return "b" + quoted(bytes->bytes);
  if (const auto* number = of.as<double>()) {
    if (std::isfinite(*number)) return fmt::format("{:.6f}", *number);
    return quoted(text_of_number(*number));
  }
  if (const auto* type = of.as<type_value>()) return fmt::format("type({})", type->name);
  if (const auto* at = of.as<timestamp>()) return fmt::format("timestamp(\"{}\")", text_of_time(*at));
  if (const auto* length = of.as<duration>()) return fmt::format("duration(\"{}\")", text_of_duration(*length));
  return shown(of);
}

std::optional<std::string> shown(const value& of) {
  if (of.is_null()) return "null";
  if (const auto* type = of.as<type_value>()) return type->name;
  if (const list_data* list = of.list()) {
    std::string made = "[";
    for (const value& each : list->items) {
      const auto one = shown_inside(each);
      if (!one) return {};
      made += (made.size() == 1 ? "" : ", ") + *one;
    }
    return made + "]";
  }
  if (const map_data* map = of.map()) {
    std::vector<std::string> all;
    for (const auto& [key, held] : map->entries()) {
      const auto name = shown_inside(key), one = shown_inside(held);
      if (!name || !one) return {};
      all.push_back(*name + ":" + *one);
    }
    std::sort(all.begin(), all.end());
    std::string made = "{";
    for (const std::string& each : all) made += (made.size() == 1 ? "" : ", ") + each;
    return made + "}";
  }
  const value text = called("string", {&of, 1});
  return text.text() == nullptr ? std::nullopt : std::optional(*text.text());
}

/// Of a number, or of a text that stands for none.
std::optional<double> decimal_of(const value& of) {
  if (const auto* number = of.as<double>()) return *number;
  const std::string* text = of.text();
  if (text == nullptr) return {};
  if (*text == "NaN") return std::numeric_limits<double>::quiet_NaN();
  if (*text == "Infinity") return std::numeric_limits<double>::infinity();
  return *text == "-Infinity" ? std::optional(-std::numeric_limits<double>::infinity()) : std::nullopt;
}
std::optional<std::string> unusual(double of) {
  if (std::isnan(of)) return "NaN";
  if (std::isinf(of)) return of > 0 ? "∞" : "-∞";
  return {};
}

/// `1,234.50`, as it is written in the United States.
std::optional<std::string> fixed(const value& of, int precision) {
  const auto number = decimal_of(of);
  if (!number) return {};
  if (const auto word = unusual(*number)) return word;
  std::string made = fmt::format("{:.{}f}", *number, precision);
  const std::size_t first = made[0] == '-' ? 1 : 0;
  for (std::size_t at = std::min(made.find('.'), made.size()); at > first + 3;) made.insert(at -= 3, ",");
  return made;
}

/// `1.052033×10⁰³`. The number between the point and the letter is how wide it is at least: so Kubernetes' version of CEL has it.
std::optional<std::string> scientific(const value& of, int width) {
  const auto number = decimal_of(of);
  if (!number) return {};
  std::string all;
  if (const auto word = unusual(*number)) {
    all = *word;
  } else {
    const std::string made = fmt::format("{:.6e}", *number);
    const std::size_t mark = made.find('e');
    all = made.substr(0, mark) + "×10";
    constexpr const char* raised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    for (const char c : made.substr(mark + 1))
      if (c == '-') all += "⁻";
      else if (c != '+') all += raised[c - '0'];
  }
  const auto size = static_cast<int>(characters_of(all).size());
  return size < width ? std::string(static_cast<std::size_t>(width - size), ' ') + all : all;
}

std::optional<std::string> in_digits(const value& of, char how) {
  const auto with = [&](auto number) {
    const bool is_negative = number < 0;
    const auto size = is_negative ? ~static_cast<std::uint64_t>(number) + 1 : static_cast<std::uint64_t>(number);
    const std::string digits = how == 'b'   ? fmt::format("{:b}", size)
                               : how == 'o' ? fmt::format("{:o}", size)
                               : how == 'x' ? fmt::format("{:x}", size)
                               : how == 'X' ? fmt::format("{:X}", size)
                                            : fmt::format("{}", size);
    return (is_negative ? "-" : "") + digits;
  };
  if (const auto* number = of.as<std::int64_t>()) return with(*number);
  if (const auto* number = of.as<std::uint64_t>()) return with(*number);
  if (const auto* truth = of.as<bool>(); truth != nullptr && how == 'b') return *truth ? "1" : "0";
  if (how != 'x' && how != 'X') return {};
  const auto* bytes = of.as<byte_string>();
  const std::string* text = bytes != nullptr ? &bytes->bytes : of.text();
  if (text == nullptr) return {};
  std::string made;
  for (const char c : *text)
    made += how == 'x' ? fmt::format("{:02x}", static_cast<unsigned char>(c))
                       : fmt::format("{:02X}", static_cast<unsigned char>(c));
  return made;
}

std::optional<std::string> formatted(const value& of, char how, int precision) {
  switch (how) {
    case 's':
      return shown(of);
    case 'f':
      return fixed(of, precision);
    case 'e':
      return scientific(of, precision);
    case 'd':
    case 'b':
    case 'o':
    case 'x':
    case 'X':
      return in_digits(of, how);
    default:
      return {};
  }
}

std::optional<value> format(arguments given) {
  const std::string* text = given[0].text();
  const list_data* all = given[1].list();
  if (text == nullptr || all == nullptr) return {};
  std::string made;
  std::size_t used = 0;
  for (std::size_t i = 0; i < text->size(); ++i) {
    if ((*text)[i] != '%') {
      made += (*text)[i];
      continue;
    }
    if (++i == text->size()) return failed("format(): a % without what it stands for");
    if ((*text)[i] == '%') {
      made += '%';
      continue;
    }
    int precision = 6;
    if ((*text)[i] == '.') {
      precision = 0;
      for (++i; i < text->size() && (*text)[i] >= '0' && (*text)[i] <= '9' && precision < 1000; ++i)
        precision = precision * 10 + ((*text)[i] - '0');
      if (i == text->size() || precision >= 1000) return failed("format(): no such precision");
    }
    if (used == all->items.size()) return failed(fmt::format("index {} out of range", used));
    const auto one = formatted(all->items[used++], (*text)[i], precision);
    if (!one) return failed(fmt::format("format(): %{} does not take a {}", (*text)[i], all->items[used - 1].type()));
    made += *one;
  }
  return made;
}

std::optional<value> quote(arguments given) {
  if (given[0].text() == nullptr) return {};
  return quoted(text_of(characters_of(*given[0].text())));
}

}  // namespace

std::optional<bool> is_found(const std::string& pattern, const std::string& text) {
  const re2::RE2& asked = compiled(pattern);
  if (!asked.ok()) return {};
  return re2::RE2::PartialMatch(text, asked);
}

std::span<const function> text_functions() {
  static constexpr function rows[] = {
      {"contains", 2, 2, contains},
      {"startsWith", 2, 2, starts_with},
      {"endsWith", 2, 2, ends_with},
      {"matches", 2, 2, matches},
      {"find", 2, 2, find},
      {"findAll", 2, 3, find_all},
      {"charAt", 2, 2, char_at},
      {"indexOf", 2, 3, index_of},
      {"lastIndexOf", 2, 3, last_index_of},
      {"substring", 2, 3, substring},
      {"lowerAscii", 1, 1, lower_ascii},
      {"upperAscii", 1, 1, upper_ascii},
      {"trim", 1, 1, trim},
      {"reverse", 1, 1, reverse},
      {"replace", 3, 4, replace},
      {"split", 2, 3, split},
      {"join", 1, 2, join},
      {"format", 2, 2, format},
      {"strings.quote", 1, 1, quote},
  };
  return rows;
}

}  // namespace dovetail::cel
