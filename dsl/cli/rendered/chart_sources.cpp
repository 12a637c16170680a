#include "cli/rendered/chart_sources.hpp"

#include "cli/inputs.hpp"
#include "cli/settings.hpp"
#include "dovetail/read/options.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

namespace dovetail::cli {
namespace {

namespace fs = std::filesystem;
using text_lines = std::vector<std::string>;

text_lines split(std::string_view text) {
  text_lines all;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    all.emplace_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return all;
}

std::string_view trimmed(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(" \t");
  return begin == line.npos ? std::string_view{} : line.substr(begin, line.find_last_not_of(" \t") - begin + 1);
}
std::size_t indent_of(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(" \t");
  return begin == line.npos ? line.size() : begin;
}

bool has_word(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](unsigned char c) { return std::isalnum(c) != 0; });
}

/// How a line of a template and one that was rendered are alike.
enum class likeness { none, by_its_words, whole };

/// What stands between `{{` and `}}` may be anything; what else there is must be there.
likeness likeness_of(std::string_view from, std::string_view rendered) {
  from = trimmed(from);
  rendered = trimmed(rendered);
  if (from.empty()) return likeness::none;
  if (from == rendered) return likeness::whole;
  if (from.find("{{") == from.npos) return likeness::none;
  bool is_first = true, any_word = false;
  std::size_t at = 0;
  while (!from.empty()) {
    const std::size_t begin = std::min(from.find("{{"), from.size());
    const std::string_view literal = from.substr(0, begin);
    if (!literal.empty()) {
      const std::size_t found = rendered.find(literal, at);
      if (found == rendered.npos || (is_first && found != 0)) return likeness::none;
      at = found + literal.size();
      any_word = any_word || has_word(literal);
      if (begin == from.size() && at != rendered.size() && !rendered.ends_with(literal)) return likeness::none;
    }
    is_first = false;
    const std::size_t end = from.find("}}", begin);
    if (begin == from.size() || end == from.npos) break;
    from.remove_prefix(end + 2);
  }
  return any_word ? likeness::by_its_words : likeness::none;
}

/// A line that Helm takes for itself: `{{- if … }}`, `{{/* … */}}`.
bool is_action(std::string_view line) {
  line = trimmed(line);
  return line.starts_with("{{") && line.ends_with("}}") && line.find("}}") == line.size() - 2;
}

/// The lines that a line is within, from the innermost one.
std::vector<std::string_view> parents_of(const text_lines& all, std::size_t line, std::size_t first) {
  std::vector<std::string_view> parents;
  std::size_t indent = indent_of(all[line]);
  for (std::size_t i = line; i-- > first && indent > 0;) {
    const std::string_view each = all[i];
    if (trimmed(each).empty() || trimmed(each).starts_with('#') || is_action(each)) continue;
    // An item of a list stands as deep as the key that has the list.
    const bool is_outside =
        indent_of(each) < indent || (indent_of(each) == indent && trimmed(all[line]).starts_with('-') &&
                                     !trimmed(each).starts_with('-') && parents.empty());
    if (!is_outside) continue;
    parents.push_back(each);
    indent = std::min(indent, indent_of(each));
  }
  return parents;
}

/// How many of the lines that one is within another is within, too.
std::size_t common(const std::vector<std::string_view>& from, const std::vector<std::string_view>& rendered) {
  std::size_t count = 0, at = 0;
  for (const std::string_view each : rendered)
    for (std::size_t i = at; i < from.size(); ++i)
      if (likeness_of(from[i], each) != likeness::none) {
        ++count;
        at = i + 1;
        break;
      }
  return count;
}

/// The value of `key: value`, where there is one: where it begins.
std::size_t value_of(std::string_view line) {
  const std::size_t colon = line.find(": ");
  const std::size_t braces = line.find("{{");
  if (colon == line.npos || (braces != line.npos && braces < colon)) return line.npos;
  return line.find_first_not_of(' ', colon + 1);
}

}  // namespace

// Source: Helm, `helm template`: `# Source: shop/charts/db/templates/web.yaml` before each document.
chart_sources::chart_sources(fs::path folder, std::string_view rendered)
    : folder_(std::move(folder)), rendered_(split(rendered)) {
  constexpr std::string_view comment = "# Source: ";
  for (std::size_t i = 0; i < rendered_.size(); ++i) {
    const std::string_view line = rendered_[i];
    if (line == "---" && !parts_.empty()) parts_.back().end = std::min(parts_.back().end, i);
    if (!line.starts_with(comment)) continue;
    std::string_view path = line.substr(comment.size());
    path.remove_prefix(std::min(path.find('/') + 1, path.size()));
    parts_.push_back({i + 1, rendered_.size(), (folder_ / path).string()});
  }
}

const std::vector<std::string>& chart_sources::lines_of(const std::string& file) {
  const auto [at, is_new] = templates_.try_emplace(file);
  std::error_code error;
  if (is_new && fs::is_regular_file(file, error)) {
    try {
      at->second = split(characters_of(file, read::bounds{}.bytes));
    } catch (const usage_error&) {
      // It is told without a line.
    }
  }
  return at->second;
}

std::optional<template_place> chart_sources::find(std::uint32_t line, std::uint32_t column) {
  if (line == 0 || line > rendered_.size()) return std::nullopt;
  const std::size_t wanted = line - 1;
  const auto in = std::find_if(parts_.begin(), parts_.end(),
                               [&](const part& each) { return each.begin <= wanted && wanted < each.end; });
  if (in == parts_.end()) return std::nullopt;
  const text_lines& from = lines_of(in->file);
  if (from.empty()) return std::nullopt;
  const std::string_view text = rendered_[wanted];
  const std::vector<std::string_view> parents = parents_of(rendered_, wanted, in->begin);
  std::size_t best = from.size(), best_score = 0;
  for (std::size_t i = 0; i < from.size(); ++i) {
    const likeness alike = likeness_of(from[i], text);
    if (alike == likeness::none) continue;
    const std::size_t score = 2 * common(parents_of(from, i, 0), parents) + (alike == likeness::whole ? 2 : 1);
    if (score > best_score) best = i;
    best_score = std::max(best_score, score);
  }
  template_place made{in->file, 0, 0};
  if (best == from.size()) return made;
  made.line = static_cast<std::uint32_t>(best + 1);
  if (column == 0) return made;
  const std::size_t at = column - 1, begin = indent_of(text), there = indent_of(from[best]);
  const std::size_t value = value_of(text), value_there = value_of(from[best]);
  if (likeness_of(from[best], text) == likeness::whole && at >= begin)
    made.column = static_cast<std::uint32_t>(at - begin + there + 1);
  else
    made.column = static_cast<std::uint32_t>(
        (value != text.npos && at >= value && value_there != text.npos ? value_there : there) + 1);
  return made;
}

}  // namespace dovetail::cli
