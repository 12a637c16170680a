#include "cli/excerpt.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dovetail::cli {
namespace {

/// Bytes of the UTF-8 character that a text begins with; 0 where it begins with none.
std::size_t character_size(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto follows = [&](std::size_t i) { return i < text.size() && (byte(i) & 0xC0u) == 0x80u; };
  if (text.empty()) return 0;
  if (byte(0) < 0x80) return 1;
  if (byte(0) >= 0xC2 && byte(0) < 0xE0 && follows(1)) return 2;
  if (byte(0) >= 0xE0 && byte(0) < 0xF0 && follows(1) && follows(2)) return 3;
  if (byte(0) >= 0xF0 && byte(0) < 0xF5 && follows(1) && follows(2) && follows(3)) return 4;
  return 0;
}

/// Where the value that begins a text ends: a quoted text at its quote, others before a comment, a colon or a comma.
std::size_t value_size(std::string_view text) {
  if (text.empty()) return 1;
  if (text[0] == '"' || text[0] == '\'') {
    for (std::size_t i = 1; i < text.size(); ++i) {
      if (text[i] == '\\' && text[0] == '"') ++i;
      else if (text[i] == text[0]) return i + 1;
    }
    return text.size();
  }
  if (text[0] == '{' || text[0] == '[' || text[0] == '|' || text[0] == '>') return 1;
  const bool in_flow = text.find_last_of("}],") == text.size() - 1;
  std::size_t end = 0;
  for (; end < text.size(); ++end) {
    const char c = text[end];
    const bool is_last = end + 1 == text.size();
    if (c == ':' && (is_last || text[end + 1] == ' ')) break;
    if (c == '#' && end > 0 && text[end - 1] == ' ') break;
    if (in_flow && (c == ',' || c == '}' || c == ']')) break;
  }
  while (end > 1 && text[end - 1] == ' ') --end;
  return std::max<std::size_t>(end, 1);
}

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
}

/// The byte that a character begins at.
std::size_t offset_of(std::string_view text, std::size_t character) {
  std::size_t offset = 0;
  for (; offset < text.size() && character > 0; --character)
    offset += std::max<std::size_t>(character_size(text.substr(offset)), 1);
  return std::min(offset, text.size());
}

}  // namespace

std::string printable(std::string_view text) {
  std::string shown;
  while (!text.empty()) {
    const std::size_t size = character_size(text);
    const auto first = static_cast<unsigned char>(text[0]);
    // C1's control characters are two bytes of UTF-8.
    const bool is_c1 = size == 2 && first == 0xC2 && static_cast<unsigned char>(text[1]) < 0xA0;
    if (size == 0 || first < 0x20 || first == 0x7F || is_c1) {
      if (first == '\t') shown += ' ';
      else
        shown += fmt::format("\\x{:02x}", static_cast<unsigned>(is_c1 ? static_cast<unsigned char>(text[1]) : first));
    } else {
      shown += text.substr(0, size);
    }
    text.remove_prefix(std::max<std::size_t>(size, 1));
  }
  return shown;
}

source_lines::source_lines(std::string_view text) : text_(text) {
  for (std::size_t begin = 0; begin < text.size();) {
    begins_.push_back(begin);
    const std::size_t end = text.find('\n', begin);
    begin = end == std::string_view::npos ? text.size() : end + 1;
  }
}

std::string_view source_lines::line(std::size_t number) const {
  if (number == 0 || number > begins_.size()) return {};
  const std::size_t begin = begins_[number - 1];
  std::string_view line = text_.substr(begin, text_.find('\n', begin) - begin);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

excerpt excerpt_of(std::string_view line, std::uint32_t column) {
  constexpr std::size_t widest = 120;
  std::size_t begin = column == 0 ? std::min(line.find_first_not_of(' '), line.size()) : offset_of(line, column - 1);
  std::size_t size = value_size(line.substr(begin));
  std::string before;
  if (begin + size > widest) {
    const std::size_t cut =
        offset_of(line, count_characters(line.substr(0, begin)) - std::min<std::size_t>(begin, widest / 2));
    const std::size_t from = std::min(cut, begin);
    if (from > 0) before = "…";
    line.remove_prefix(from);
    begin -= from;
  }
  std::string after;
  if (line.size() > widest) {
    line = line.substr(0, offset_of(line, widest));
    after = "…";
    begin = std::min(begin, line.size());
    size = std::min(size, std::max<std::size_t>(line.size() - begin, 1));
  }
  const std::string shown_before = before + printable(line.substr(0, begin));
  const std::string shown_value = printable(line.substr(begin, size));
  excerpt made;
  made.indent = count_characters(shown_before);
  made.width = std::max<std::size_t>(count_characters(shown_value), 1);
  made.line = shown_before + shown_value +
              (begin + size < line.size() ? printable(line.substr(begin + size)) : std::string()) + after;
  return made;
}

}  // namespace dovetail::cli
