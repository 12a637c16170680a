#include "cli/lsp/messages.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace dovetail::cli::lsp {
namespace {

constexpr std::size_t longest_message = std::size_t{256} << 20;
constexpr std::size_t longest_header = 8 * 1024;

bool is_same_word(std::string_view one, std::string_view other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(), [](char a, char b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return lower(a) == lower(b);
  });
}

std::optional<std::size_t> length_of(std::string_view header) {
  std::optional<std::size_t> length;
  while (!header.empty()) {
    const std::size_t end = std::min(header.find('\n'), header.size());
    std::string_view line = header.substr(0, end);
    header.remove_prefix(std::min(end + 1, header.size()));
    while (line.ends_with('\r') || line.ends_with(' ')) line.remove_suffix(1);
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !is_same_word(line.substr(0, colon), "Content-Length")) continue;
    std::string_view number = line.substr(colon + 1);
    while (number.starts_with(' ')) number.remove_prefix(1);
    std::size_t value = 0;
    const auto [behind, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (error != std::errc() || behind != number.data() + number.size() || value > longest_message) return std::nullopt;
    length = value;
  }
  return length;
}

}  // namespace

message_reader::state message_reader::next(std::string& content) {
  std::size_t end = waiting_.find("\r\n\r\n"), size = 4;
  // Somebody who types by hand.
  if (const std::size_t bare = waiting_.find("\n\n"); bare < end) end = bare, size = 2;
  if (end == std::string::npos) {
    if (waiting_.size() < longest_header) return state::waiting;
    waiting_.clear();
    return state::malformed;
  }
  const std::optional<std::size_t> length = length_of(std::string_view(waiting_).substr(0, end));
  if (!length) {
    waiting_.erase(0, end + size);
    return state::malformed;
  }
  if (waiting_.size() < end + size + *length) return state::waiting;
  content = waiting_.substr(end + size, *length);
  waiting_.erase(0, end + size + *length);
  return state::message;
}

std::string framed(std::string_view content) {
  return fmt::format("Content-Length: {}\r\n\r\n{}", content.size(), content);
}

}  // namespace dovetail::cli::lsp
