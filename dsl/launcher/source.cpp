#include "source.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace dovetail::launcher {
namespace {

constexpr std::size_t longest_line = 400;
constexpr std::size_t largest_file = 4 << 20;

bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// Where a word stands for itself in a line: `8081`, not a part of `80812`.
std::optional<std::size_t> find_word(std::string_view line, std::string_view word) {
  if (word.empty()) return {};
  for (std::size_t at = line.find(word); at != std::string_view::npos; at = line.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool begins = at == 0 || !is_word_character(line[at - 1]) || !is_word_character(word.front());
    const bool ends = end >= line.size() || !is_word_character(line[end]) || !is_word_character(word.back());
    if (begins && ends) return at;
  }
  return {};
}

/// As a literal, with its quotes, before anywhere else.
std::optional<span_of_line> find_in_line(std::string_view line, std::string_view word) {
  const std::string literal = '"' + std::string(word) + '"';
  // The last one: a chain of calls begins with the object's own name.
  if (const std::size_t at = line.rfind(literal); at != std::string_view::npos) return span_of_line{at, literal.size()};
  if (const auto at = find_word(line, word)) return span_of_line{*at, word.size()};
  return {};
}

struct candidate {
  std::string_view word;
  std::size_t at = 0;
};

/// What stands in backquotes, and numbers, in the order of the words.
std::vector<candidate> candidates_of(std::string_view words) {
  std::vector<candidate> all;
  for (std::size_t i = 0; i < words.size();) {
    const char c = words[i];
    if (c == '`') {
      const std::size_t end = words.find('`', i + 1);
      if (end == std::string_view::npos) break;
      all.push_back({words.substr(i + 1, end - i - 1), i});
      i = end + 1;
    } else if (is_word_character(c)) {
      const std::size_t begin = i;
      while (i < words.size() && is_word_character(words[i])) ++i;
      const std::string_view word = words.substr(begin, i - begin);
      if (word.find_first_not_of("0123456789") == std::string_view::npos) all.push_back({word, begin});
    } else {
      ++i;
    }
  }
  return all;
}

/// Where the words name whom they are about: "Deployment `api`, container `web`".
std::size_t title_end(std::string_view words) {
  std::size_t end = 0;
  for (;;) {
    const std::size_t open = words.find('`', end);
    if (open == std::string_view::npos || open < 2 || words[open - 1] != ' ') return end;
    const std::string_view kind = words.substr(end, open - end - 1);
    const bool is_first = end == 0;
    const std::size_t begin = is_first ? 0 : kind.starts_with(", ") ? 2 : std::string_view::npos;
    if (begin == std::string_view::npos || kind.substr(begin).find(' ') != std::string_view::npos) return end;
    const std::size_t close = words.find('`', open + 1);
    if (close == std::string_view::npos) return end;
    end = close + 1;
  }
}

/// Settings and environments stand before the title: "prod: ", "with hpa.enabled on: ".
std::string_view without_conditions(std::string_view words) {
  for (;;) {
    const std::size_t end = words.find(": ");
    if (end == std::string_view::npos || words.substr(0, end).find('`') != std::string_view::npos) return words;
    words.remove_prefix(end + 2);
  }
}

}  // namespace

source_files::source_files(std::span<const char* const> options) {
  for (const std::string_view option : options)
    for (const std::string_view name : {"-fmacro-prefix-map=", "-ffile-prefix-map="})
      if (option.starts_with(name)) {
        const std::string_view pair = option.substr(name.size());
        const std::size_t equals = pair.rfind('=');
        if (equals != std::string_view::npos && equals != 0)
          renamed_.push_back({std::string(pair.substr(0, equals)), std::string(pair.substr(equals + 1))});
      }
}

std::string source_files::shown_name(std::string_view file) const {
  // The compilers go by the last option that fits.
  for (auto r = renamed_.rbegin(); r != renamed_.rend(); ++r)
    if (file.starts_with(r->from)) return r->to + std::string(file.substr(r->from.size()));
  return std::string(file);
}

const std::string& source_files::text_of(std::string_view file) {
  if (const auto known = texts_.find(file); known != texts_.end()) return known->second;
  std::vector<std::string> paths;
  for (auto r = renamed_.rbegin(); r != renamed_.rend(); ++r)
    if (file.starts_with(r->to)) paths.push_back(r->from + std::string(file.substr(r->to.size())));
  paths.emplace_back(file);
  std::string text;
  for (const std::string& path : paths) {
    std::ifstream in(path, std::ios::binary);
    if (!in) continue;
    char buffer[1 << 16];
    while (text.size() < largest_file && (in.read(buffer, sizeof buffer), in.gcount() > 0))
      text.append(buffer, static_cast<std::size_t>(in.gcount()));
    break;
  }
  return texts_.emplace(std::string(file), std::move(text)).first->second;
}

std::string source_files::line(const position& at) {
  if (!at.known()) return {};
  const std::string& text = text_of(at.file);
  std::size_t begin = 0;
  for (std::size_t i = 1; i < at.line; ++i) {
    begin = text.find('\n', begin);
    if (begin == std::string::npos) return {};
    ++begin;
  }
  std::string line = text.substr(begin, text.find('\n', begin) - begin);
  if (line.ends_with('\r')) line.pop_back();
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t'; };
  if (line.size() > longest_line || std::any_of(line.begin(), line.end(), is_control)) return {};
  std::replace(line.begin(), line.end(), '\t', ' ');
  return line;
}

bool is_of_the_library(std::string_view file) {
  if (file.starts_with("/usr/") || file.starts_with("<")) return true;
  for (const std::string_view folder : {"include/dovetail/", "/include/c++/", "/boost/hana/"})
    if (file.find(folder) != std::string_view::npos) return true;
  return false;
}

std::optional<span_of_line> mark_of_words(std::string_view line, std::string_view words) {
  words = without_conditions(words);
  const std::size_t title = title_end(words);
  const std::size_t hint = words.find("; ");
  const std::size_t clause = words.find(", ", title);
  const auto all = candidates_of(words.substr(0, hint));
  // The fault is named last in the first clause; then what is said of it; then whom it is about.
  const auto best = [&](std::size_t from, std::size_t to) -> std::optional<span_of_line> {
    for (auto c = all.rbegin(); c != all.rend(); ++c)
      if (c->at >= from && c->at < to)
        if (const auto found = find_in_line(line, c->word)) return found;
    return {};
  };
  if (const auto found = best(title, clause)) return found;
  if (const auto found = best(title, std::string_view::npos)) return found;
  return best(0, title);
}

std::optional<span_of_line> mark_of_any(std::string_view line, std::span<const std::string> wanted) {
  for (const std::string& word : wanted)
    if (const auto found = find_in_line(line, word)) return found;
  return {};
}

span_of_line whole(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  std::size_t end = line.find(" //");
  if (end == std::string_view::npos || end <= begin) end = line.size();
  end = line.find_last_not_of(" \t", end - 1) + 1;
  return {begin, end - begin};
}

}  // namespace dovetail::launcher
