#include "cli/unknown_values.hpp"

#include <fmt/core.h>

#include <cctype>
#include <cstddef>

namespace dovetail::cli {
namespace {

constexpr std::string_view encrypted = "ENC[AES256_GCM,";

bool is_capital(char c) { return c == '_' || std::isupper(static_cast<unsigned char>(c)) != 0; }

/// The first `$NAME`, in capitals, as envsubst takes it too; `$(NAME)` is Kubernetes' own, and `$name` a program's.
std::string_view first_bare_variable(std::string_view text) {
  for (std::size_t at = 0; (at = text.find('$', at)) != std::string_view::npos; ++at) {
    std::size_t end = at + 1;
    if (end == text.size() || !is_capital(text[end]) || (at > 0 && text[at - 1] == '$')) continue;
    while (end < text.size() && (is_capital(text[end]) || std::isdigit(static_cast<unsigned char>(text[end])) != 0))
      ++end;
    return text.substr(at, end - at);
  }
  return {};
}

/// The characters of a variable from `at` on, where there is one; else nothing.
std::string_view variable_at(std::string_view text, std::size_t at) {
  if (at > 0 && text[at - 1] == '$') return {};
  std::size_t end = at + 2;
  const auto is_of_name = [&](bool first) {
    const auto c = static_cast<unsigned char>(end < text.size() ? text[end] : '\0');
    return c == '_' || (first ? std::isalpha(c) : std::isalnum(c)) != 0;
  };
  if (!is_of_name(true)) return {};
  while (is_of_name(false)) ++end;
  if (end == text.size()) return {};
  // A default, a length, a part of the value.
  if (text[end] != '}' && std::string_view(":-=+?#%/^,").find(text[end]) == std::string_view::npos) return {};
  end = text.find('}', end);
  return end == std::string_view::npos ? std::string_view{} : text.substr(at, end + 1 - at);
}

std::string_view first_variable(std::string_view text) {
  for (std::size_t at = 0; (at = text.find("${", at)) != std::string_view::npos; at += 2)
    if (const std::string_view found = variable_at(text, at); !found.empty()) return found;
  return {};
}

/// From a column on, which counts characters from 1.
std::string_view from_column(std::string_view line, std::uint32_t column) {
  for (; column > 1 && !line.empty(); --column) {
    line.remove_prefix(1);
    while (!line.empty() && (static_cast<unsigned char>(line[0]) & 0xC0) == 0x80) line.remove_prefix(1);
  }
  return line;
}

/// The value that is written at the beginning of a text, without its quotes.
std::string_view value_in(std::string_view rest) {
  if (rest.starts_with('"') || rest.starts_with('\'')) {
    const char quote = rest[0];
    rest.remove_prefix(1);
    return rest.substr(0, rest.find(quote));
  }
  std::size_t end = 0;
  while (end < rest.size()) {
    if (rest[end] == '$' && rest.substr(end).starts_with("${"))
      if (const std::string_view variable = variable_at(rest, end); !variable.empty()) {
        end += variable.size();
        continue;
      }
    if (rest.substr(end).starts_with(" #") || rest.substr(end).starts_with(": ")) break;
    ++end;
  }
  while (end > 0 && (rest[end - 1] == ' ' || rest[end - 1] == '\r' || rest[end - 1] == ':')) --end;
  return rest.substr(0, end);
}

/// What is wrong about a value's form, which a variable in the middle of it may mend.
bool is_of_form(const check::rule& broken) {
  return broken.id.starts_with("GRM-") || broken.id.starts_with("YML-06") || broken.id.starts_with("CON-");
}
/// Rules over texts, in which a variable may be a program's own: a text around it is known.
bool is_of_texts(const check::rule& broken) { return broken.id.starts_with("DOV-6") || broken.id == "REF-77"; }

}  // namespace

bool has_variable(std::string_view text) { return !first_variable(text).empty(); }

const unknown_values::contents& unknown_values::contents_of(const std::string& file) {
  const auto [found, is_new] = files_.try_emplace(file);
  if (!is_new) return found->second;
  const std::string_view text = of_.source_of(file);
  contents& made = found->second;
  made.encrypted = text.find(encrypted) != std::string_view::npos;
  made.substituted = text.find("${") != std::string_view::npos || !first_bare_variable(text).empty();
  if (made.encrypted || made.substituted) made.lines.emplace(text);
  return made;
}

bool unknown_values::is_about_one(const finding& told) {
  if (told.line == 0 || told.broken->id == "YML-01") return false;
  const contents& in = contents_of(told.file);
  if (!in.lines) return false;
  const std::string_view value = value_in(from_column(in.lines->line(told.line), told.column));
  if (in.encrypted) {
    // What SOPS says of itself stands at the root of the object.
    if (told.path == "sops" || value.starts_with(encrypted) || told.words.find(encrypted) != std::string::npos)
      return true;
  }
  if (!in.substituted || told.column == 0) return false;
  std::string_view variable = first_variable(value);
  if (variable.empty()) variable = first_bare_variable(value);
  const bool is_whole = !variable.empty() && variable.size() == value.size();
  if (!is_whole && !(is_of_form(*told.broken) && !variable.empty())) {
    if (is_of_texts(*told.broken)) return false;
    variable = first_variable(told.said());
  }
  if (variable.empty()) return false;
  if (!first_)
    first_ = notice{told.file, told.line, told.column,
                    fmt::format("`{}` is not known here, nor is any other {}: what is put in for it is not checked",
                                variable, variable.starts_with("${") ? "`${…}`" : "variable")};
  return true;
}

}  // namespace dovetail::cli
