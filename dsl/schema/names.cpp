#include "names.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <set>

namespace dovetail::schema {
namespace {

// `model` and `std` stand in every generated struct.
constexpr std::array reserved = std::to_array<std::string_view>({
    "alignas",   "alignof",      "and",           "and_eq",
    "asm",       "auto",         "bitand",        "bitor",
    "bool",      "break",        "case",          "catch",
    "char",      "char16_t",     "char32_t",      "char8_t",
    "class",     "co_await",     "co_return",     "co_yield",
    "compl",     "concept",      "const",         "const_cast",
    "consteval", "constexpr",    "constinit",     "continue",
    "decltype",  "default",      "delete",        "do",
    "double",    "dynamic_cast", "else",          "enum",
    "explicit",  "export",       "extern",        "false",
    "float",     "for",          "friend",        "goto",
    "if",        "inline",       "int",           "long",
    "model",     "mutable",      "namespace",     "new",
    "noexcept",  "not",          "not_eq",        "nullptr",
    "operator",  "or",           "or_eq",         "private",
    "protected", "public",       "register",      "reinterpret_cast",
    "requires",  "return",       "short",         "signed",
    "sizeof",    "static",       "static_assert", "static_cast",
    "std",       "struct",       "switch",        "template",
    "this",      "thread_local", "throw",         "true",
    "try",       "typedef",      "typeid",        "typename",
    "union",     "unsigned",     "using",         "virtual",
    "void",      "volatile",     "wchar_t",       "while",
    "xor",       "xor_eq",
});

// Macros of the headers that a program is likely to include beside ours.
constexpr std::array macros = std::to_array<std::string_view>({
    "BUFSIZ",   "DOMAIN",   "EOF",   "FALSE",     "HUGE_VAL", "I",     "INFINITY", "NAN",   "NULL",
    "OVERFLOW", "RAND_MAX", "TRUE",  "UNDERFLOW", "assert",   "errno", "i386",     "linux", "major",
    "minor",    "signals",  "slots", "emit",      "stderr",   "stdin", "stdout",   "unix",
});

bool is_macro(std::string_view word) {
  if (std::find(macros.begin(), macros.end(), word) != macros.end()) return true;
  // <csignal>; SIGRTMAX_1 is none of them.
  return word.size() > 3 && word.starts_with("SIG") &&
         std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Characters that cannot stand in an identifier as one underscore; two in a row and an underscore before a capital at
// the front belong to the compiler.
std::string only_identifier_characters(std::string_view name) {
  std::string result;
  for (const char c : name) {
    const char taken = is_letter(c) || is_digit(c) ? c : '_';
    if (taken == '_' && !result.empty() && result.back() == '_') continue;
    result += taken;
  }
  if (result.empty() || result == "_") return "unnamed";
  if (result.front() == '_' && result.size() > 1 && !is_digit(result[1])) result.erase(0, 1);
  if (is_digit(result.front())) result.insert(result.begin(), '_');
  return result;
}

}  // namespace

std::string identifier(std::string_view name) {
  if (!name.empty() && name.front() == '$') name.remove_prefix(1);
  std::string result = only_identifier_characters(name);
  const bool taken = std::binary_search(reserved.begin(), reserved.end(), std::string_view(result)) || is_macro(result);
  return taken ? result + "_" : result;
}

std::string pascal_case(std::string_view name) {
  if (!name.empty() && name.front() == '$') name.remove_prefix(1);
  std::string result;
  bool capital = true;
  for (const char c : name) {
    if (!is_letter(c) && !is_digit(c)) {
      capital = true;
      continue;
    }
    result += capital && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    capital = false;
  }
  if (result.empty()) return "Unnamed";
  return is_digit(result.front()) ? "_" + result : result;
}

std::string enumerator(std::string_view word) {
  if (word.empty()) return "Empty";
  if (word == "*") return "All";
  std::string spelled;
  for (const char c : word) {
    if (c == '+') spelled += "_plus_";
    else if (c == '*') spelled += "_all_";
    else if (c == '!') spelled += "not_";
    else if (c == '=') spelled += "_equal_";
    else if (c == '~') spelled += "_match_";
    else spelled += c;
  }
  while (spelled.size() > 1 && spelled.back() == '_' && word.back() != '_') spelled.pop_back();
  return identifier(spelled);
}

std::vector<std::string> enumerators(const std::vector<std::string>& words) {
  std::vector<std::string> result;
  std::set<std::string> taken;
  for (const std::string& word : words) {
    std::string name = enumerator(word);
    while (!taken.insert(name).second) name += '_';
    result.push_back(name);
  }
  return result;
}

std::string escaped(std::string_view characters) {
  std::string result;
  for (const char c : characters) {
    // Two question marks could begin a trigraph, which compilers warn of.
    if (c == '"' || c == '\\' || (c == '?' && !result.empty() && result.back() == '?')) result += '\\';
    if (c == '\n') result += "\\n";
    else if (c == '\t') result += "\\t";
    // Three octal digits: a hexadecimal escape would take the digits after it too.
    else if (static_cast<unsigned char>(c) < 0x20) result += fmt::format("\\{:03o}", static_cast<unsigned char>(c));
    else result += c;
  }
  return result;
}

std::string one_line(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const bool blank = c == '\n' || c == '\r' || c == '\t' || c == ' ';
    if (blank && (result.empty() || result.back() == ' ')) continue;
    result += blank ? ' ' : c;
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

bool is_version(std::string_view segment) {
  std::size_t i = 0;
  const auto digits = [&] {
    const std::size_t first = i;
    while (i < segment.size() && is_digit(segment[i])) ++i;
    return i > first;
  };
  if (segment.empty() || segment[i++] != 'v' || !digits()) return false;
  if (i == segment.size()) return true;
  const std::string_view rest = segment.substr(i);
  if (rest.starts_with("alpha")) i += 5;
  else if (rest.starts_with("beta")) i += 4;
  else return false;
  return digits() && i == segment.size();
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  std::size_t first = 0;
  while (true) {
    const std::size_t next = text.find(separator, first);
    parts.emplace_back(text.substr(first, next == std::string_view::npos ? next : next - first));
    if (next == std::string_view::npos) return parts;
    first = next + 1;
  }
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string result;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i != 0) result += separator;
    result += parts[i];
  }
  return result;
}

}  // namespace dovetail::schema
