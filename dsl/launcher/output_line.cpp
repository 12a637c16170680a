#include "output_line.hpp"

#include <array>
#include <utility>

namespace dovetail::launcher {
namespace {

constexpr char escape = '\x1b';

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Behind the escape sequence that begins at `begin`: colours (`ESC [ … letter`), links (`ESC ] … BEL`, or `… ESC \`).
std::size_t end_of_escape(std::string_view text, std::size_t begin) {
  std::size_t i = begin + 1;
  if (i < text.size() && text[i] == '[') {
    for (++i; i < text.size(); ++i)
      if (text[i] >= '@' && text[i] <= '~') return i + 1;
    return text.size();
  }
  if (i < text.size() && text[i] == ']') {
    for (++i; i < text.size(); ++i) {
      if (text[i] == '\a') return i + 1;
      if (text[i] == escape) return i + 1 < text.size() && text[i + 1] == '\\' ? i + 2 : i;
    }
    return text.size();
  }
  return i;
}

/// Without the end of the line and colours, and with `'` for the quotes of g++ in UTF-8.
std::string plain(std::string_view raw) {
  while (!raw.empty() && (raw.back() == '\n' || raw.back() == '\r')) raw.remove_suffix(1);
  std::string text = without_colours(raw);
  for (const std::string_view quote : {"\xe2\x80\x98", "\xe2\x80\x99"})
    for (std::size_t at = text.find(quote); at != std::string::npos; at = text.find(quote, at))
      text.replace(at, 3, "'");
  return text;
}

/// Takes `:12` off the end.
bool take_number(std::string_view& text, std::size_t& number) {
  std::size_t begin = text.size();
  while (begin > 0 && is_digit(text[begin - 1])) --begin;
  const std::size_t count = text.size() - begin;
  if (count == 0 || count > 9 || begin < 2 || text[begin - 1] != ':') return false;
  number = 0;
  for (const char c : text.substr(begin)) number = number * 10 + static_cast<std::size_t>(c - '0');
  text.remove_suffix(count + 1);
  return true;
}

/// `web.cpp:7` or `web.cpp:7:12`.
position read_position(std::string_view text) {
  position at;
  std::size_t line = 0, column = 0;
  if (!take_number(text, line)) return at;
  std::size_t before = 0;
  if (take_number(text, before)) {
    column = line;
    line = before;
  }
  static_cast<void>(column);
  at.file = text;
  at.line = line;
  return at;
}

/// `web.cpp:7: error: …`, and `cc1plus: error: …`, which has no place.
bool read_header(std::string_view text, output_line& into) {
  constexpr std::array<std::pair<std::string_view, line_kind>, 6> kinds{
      {{": error: ", line_kind::error},
       {": fatal error: ", line_kind::error},
       {": sorry, unimplemented: ", line_kind::error},
       {": warning: ", line_kind::warning},
       {": note: ", line_kind::note},
       {": internal compiler error: ", line_kind::other}}};
  std::size_t first = std::string_view::npos;
  const std::pair<std::string_view, line_kind>* found = nullptr;
  for (const auto& kind : kinds) {
    const std::size_t at = text.find(kind.first);
    if (at < first) first = at, found = &kind;
  }
  if (found == nullptr || text.empty() || text[0] == ' ') return false;
  into.at = read_position(text.substr(0, first));
  // Without a place it is the compiler's own name, and a path of it has no spaces.
  if (!into.at.known() && text.substr(0, first).find(' ') != std::string_view::npos) return false;
  into.kind = found->second;
  into.message = text.substr(first + found->first.size());
  return true;
}

/// `   12 | int main()`, `      |     ^~~~`
bool is_numbered_excerpt(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size() && text[i] == ' ') ++i;
  const bool indented = i > 0;
  std::size_t digits = 0;
  while (i < text.size() && (is_digit(text[i]) || text[i] == '+')) ++i, ++digits;
  if (digits > 0 && (i >= text.size() || (text[i] != ' ' && text[i] != '|'))) return false;
  while (i < text.size() && text[i] == ' ') ++i;
  return (indented || digits > 0) && i < text.size() && text[i] == '|';
}

bool read_context(std::string_view text, output_line& into) {
  for (const std::string_view start : {"In file included from ", "                 from "})
    if (text.starts_with(start)) {
      std::string_view place = text.substr(start.size());
      if (!place.empty() && (place.back() == ':' || place.back() == ',')) place.remove_suffix(1);
      into.at = read_position(place);
      return true;
    }
  // `compile_error.hpp: In instantiation of '…':`
  for (const std::string_view scope : {": In ", ": At global scope:"})
    if (const std::size_t at = text.find(scope);
        at != std::string_view::npos && text.back() == ':' && text[0] != ' ' && at + 2 < text.size()) {
      into.message = text.substr(at + 2);
      return true;
    }
  // `stack.hpp:460:   required from here`
  const std::size_t gap = text.find(":   ");
  if (gap == std::string_view::npos) return false;
  into.at = read_position(text.substr(0, gap));
  if (!into.at.known()) return false;
  into.message = text.substr(gap + 4);
  return true;
}

/// `1 warning and 2 errors generated.`
bool is_summary(std::string_view text) {
  return !text.empty() && is_digit(text[0]) && text.ends_with(" generated.") &&
         (text.find(" error") != std::string_view::npos || text.find(" warning") != std::string_view::npos);
}

}  // namespace

std::string without_colours(std::string_view text) {
  std::string made;
  made.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t next = text.find(escape, i);
    if (next == std::string_view::npos) return made.append(text.substr(i));
    made.append(text.substr(i, next - i));
    i = end_of_escape(text, next);
  }
  return made;
}

bool is_underline(std::string_view text) {
  return text.find_first_of("^~") != std::string_view::npos &&
         text.find_first_not_of(" \t^~\r\n") == std::string_view::npos;
}

output_line read_line(std::string_view raw) {
  output_line made;
  made.raw = raw;
  std::string text = plain(raw);
  if (is_numbered_excerpt(text) || is_underline(text)) made.kind = line_kind::excerpt;
  else if (read_header(text, made)) return made;
  else if (is_summary(text)) made.kind = line_kind::summary;
  else if (!text.empty() && read_context(text, made)) {
    made.kind = line_kind::context;
    return made;
  }
  made.message = std::move(text);
  return made;
}

}  // namespace dovetail::launcher
