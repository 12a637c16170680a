#include "cli/lsp/text.hpp"

#include <algorithm>
#include <utility>

namespace dovetail::cli::lsp {
namespace {

/// The bytes of the character that a byte begins. What begins none is one by itself.
std::size_t size_of_character(std::string_view from) {
  const auto lead = static_cast<unsigned char>(from.front());
  const std::size_t size = lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 1;
  for (std::size_t i = 1; i < size; ++i)
    if (i == from.size() || (static_cast<unsigned char>(from[i]) & 0xC0) != 0x80) return 1;
  return size;
}

std::size_t units_of(std::size_t size, encoding counted) {
  if (counted == encoding::utf8) return size;
  return size == 4 ? 2 : 1;
}

}  // namespace

text::text(std::string characters) : characters_(std::move(characters)) { find_lines(); }

void text::find_lines() {
  begins_.assign(1, 0);
  for (std::size_t i = 0; i < characters_.size(); ++i) {
    if (characters_[i] == '\n') begins_.push_back(i + 1);
    else if (characters_[i] == '\r' && (i + 1 == characters_.size() || characters_[i + 1] != '\n'))
      begins_.push_back(i + 1);
  }
}

std::string_view text::in(span part) const {
  const std::size_t begin = std::min(part.begin, characters_.size());
  return std::string_view(characters_).substr(begin, std::max(part.end, begin) - begin);
}

std::string_view text::line(std::size_t number) const {
  if (number >= begins_.size()) return {};
  const std::size_t begin = begins_[number];
  std::size_t end = number + 1 < begins_.size() ? begins_[number + 1] : characters_.size();
  while (end > begin && (characters_[end - 1] == '\n' || characters_[end - 1] == '\r')) --end;
  return std::string_view(characters_).substr(begin, end - begin);
}

std::size_t text::line_begin(std::size_t number) const {
  return number < begins_.size() ? begins_[number] : characters_.size();
}

std::size_t text::offset_of(position at, encoding counted) const {
  if (at.line >= begins_.size()) return characters_.size();
  const std::string_view whole = line(at.line);
  std::size_t offset = 0;
  for (std::size_t units = 0; offset < whole.size();) {
    const std::size_t size = size_of_character(whole.substr(offset));
    units += units_of(size, counted);
    // A place within a character is its beginning.
    if (units > at.character) break;
    offset += size;
  }
  return begins_[at.line] + offset;
}

position text::position_of(std::size_t offset, encoding counted) const {
  offset = std::min(offset, characters_.size());
  const auto after = std::upper_bound(begins_.begin(), begins_.end(), offset);
  position found{static_cast<std::size_t>(after - begins_.begin()) - 1, 0};
  for (std::size_t at = begins_[found.line]; at < offset;) {
    const std::size_t size = size_of_character(std::string_view(characters_).substr(at));
    found.character += units_of(size, counted);
    at += size;
  }
  return found;
}

range text::range_of(span part, encoding counted) const {
  return {position_of(part.begin, counted), position_of(part.end, counted)};
}

span text::span_of(const range& part, encoding counted) const {
  const std::size_t begin = offset_of(part.begin, counted);
  return {begin, std::max(begin, offset_of(part.end, counted))};
}

std::size_t text::offset_at(std::uint32_t number, std::uint32_t column) const {
  if (number == 0) return 0;
  const std::string_view whole = line(number - 1);
  std::size_t offset = 0;
  if (column == 0) {
    offset = std::min(whole.find_first_not_of(" \t"), whole.size());
  } else {
    for (std::uint32_t i = 1; i < column && offset < whole.size(); ++i)
      offset += size_of_character(whole.substr(offset));
  }
  return line_begin(number - 1) + offset;
}

void text::replace(const range& part, std::string_view by, encoding counted) {
  const span bytes = span_of(part, counted);
  characters_.replace(bytes.begin, bytes.end - bytes.begin, by);
  find_lines();
}

}  // namespace dovetail::cli::lsp
