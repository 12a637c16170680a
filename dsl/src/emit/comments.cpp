#include "comments.hpp"

#include "characters.hpp"
#include "string_scalar.hpp"

#include <algorithm>
#include <functional>

namespace dovetail::emit::detail {
namespace {

bool is_line_break(char32_t c) { return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029; }

/// The text's own lines, with nothing in them that a comment cannot hold.
std::vector<std::string> clean_lines(std::string_view words) {
  std::vector<std::string> lines(1);
  for (std::size_t i = 0; i < words.size();) {
    const std::size_t start = i;
    const char32_t c = next_code_point(words, i);
    if (c == '\r' && i < words.size() && words[i] == '\n') continue;
    if (is_line_break(c)) {
      lines.emplace_back();
    } else if (is_shown(c)) {
      lines.back() += words.substr(start, i - start);
    } else if (c == '\t') {
      lines.back() += ' ';
    } else {
      append_escape(lines.back(), c == not_utf8 ? static_cast<unsigned char>(words[start]) : c);
    }
  }
  for (std::string& line : lines) line.erase(line.find_last_not_of(' ') + 1);
  while (lines.size() > 1 && lines.back().empty()) lines.pop_back();
  return lines;
}

/// Appends `line`, in pieces of at most `width` columns as far as its words allow.
void wrap(std::string_view line, std::size_t width, std::vector<std::string>& out) {
  const std::string lead(std::min(line.find_first_not_of(' '), line.size()), ' ');
  std::string piece = lead;
  std::size_t column = lead.size();
  for (std::size_t at = lead.size(); at < line.size();) {
    const std::size_t end = std::min(line.find(' ', line.find_first_not_of(' ', at)), line.size());
    const std::string_view word = line.substr(at, end - at);  // with the spaces before it
    if (column > lead.size() && column + columns(word) > width) {
      out.push_back(piece);
      piece = lead;
      piece += word.substr(word.find_first_not_of(' '));
      column = columns(piece);
    } else {
      piece += word;
      column += columns(word);
    }
    at = end;
  }
  out.push_back(piece);
}

}  // namespace

std::vector<std::string> comment_lines(std::string_view words, std::size_t indent) {
  const std::size_t before = indent + std::string_view("# ").size();
  const std::size_t width = most_columns - std::min(before, most_columns);
  std::vector<std::string> out;
  for (const std::string& line : clean_lines(words)) wrap(line, width, out);
  return out;
}

comment_index::comment_index(std::span<const comment> comments) : left_(comments.size()) {
  slots_.reserve(comments.size());
  for (const comment& each : comments) slots_.push_back({each.part, each.words, slots_.size()});
  std::sort(slots_.begin(), slots_.end(), [](const slot& a, const slot& b) {
    return a.part == b.part ? a.given < b.given : std::less<>{}(a.part, b.part);
  });
}

std::vector<std::string_view> comment_index::take(const void* part) {
  std::vector<std::string_view> words;
  if (left_ == 0) return words;
  auto found = std::lower_bound(slots_.begin(), slots_.end(), part,
                                [](const slot& a, const void* b) { return std::less<>{}(a.part, b); });
  for (; found != slots_.end() && found->part == part; ++found) {
    if (found->taken) continue;
    found->taken = true;
    --left_;
    words.push_back(found->words);
  }
  return words;
}

std::vector<std::string_view> comment_index::take_all() {
  // Addresses differ from run to run; the file must not.
  std::sort(slots_.begin(), slots_.end(), [](const slot& a, const slot& b) { return a.given < b.given; });
  std::vector<std::string_view> words;
  for (const slot& each : slots_)
    if (!each.taken) words.push_back(each.words);
  slots_.clear();
  left_ = 0;
  return words;
}

}  // namespace dovetail::emit::detail
