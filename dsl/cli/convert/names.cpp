#include "cli/convert/names.hpp"

#include "cli/convert/type_names.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace dovetail::cli::convert {
namespace {

constexpr std::string_view keywords[] = {
    "alignas",     "alignof",  "and",        "and_eq",    "asm",       "auto",         "bitand",
    "bitor",       "bool",     "break",      "case",      "catch",     "char",         "char16_t",
    "char32_t",    "char8_t",  "class",      "co_await",  "co_return", "co_yield",     "compl",
    "concept",     "const",    "const_cast", "consteval", "constexpr", "constinit",    "continue",
    "decltype",    "default",  "delete",     "do",        "double",    "dynamic_cast", "else",
    "enum",        "explicit", "export",     "extern",    "false",     "float",        "for",
    "friend",      "goto",     "if",         "inline",    "int",       "long",         "mutable",
    "namespace",   "new",      "noexcept",   "not",       "not_eq",    "nullptr",      "operator",
    "or",          "or_eq",    "private",    "protected", "public",    "register",     "reinterpret_cast",
    "requires",    "return",   "short",      "signed",    "sizeof",    "static",       "static_assert",
    "static_cast", "struct",   "switch",     "template",  "this",      "thread_local", "throw",
    "true",        "try",      "typedef",    "typeid",    "typename",  "union",        "unsigned",
    "using",       "virtual",  "void",       "volatile",  "wchar_t",   "while",        "xor",
    "xor_eq"};

/// What a stack's source says of the library, and macros of the C library.
constexpr std::string_view of_library[] = {"api",
                                           "assert",
                                           "build",
                                           "check",
                                           "claim_volume",
                                           "concat",
                                           "config_map_named",
                                           "config_map_volume",
                                           "crd",
                                           "detail",
                                           "dovetail",
                                           "edit",
                                           "emit",
                                           "empty_dir",
                                           "environment",
                                           "errno",
                                           "error",
                                           "every",
                                           "every_resource",
                                           "every_workload",
                                           "exec",
                                           "external",
                                           "file",
                                           "find",
                                           "generate",
                                           "grammars",
                                           "group",
                                           "grpc",
                                           "hana",
                                           "hook",
                                           "host_path_type",
                                           "host_path_volume",
                                           "http_get",
                                           "image",
                                           "kubernetes",
                                           "literals",
                                           "main",
                                           "marker",
                                           "model",
                                           "non_root",
                                           "object_of",
                                           "on",
                                           "own_policy",
                                           "parameter",
                                           "path",
                                           "place",
                                           "policy",
                                           "port",
                                           "privileged",
                                           "profile",
                                           "read",
                                           "resource",
                                           "root",
                                           "secret_named",
                                           "secret_volume",
                                           "signal",
                                           "stack",
                                           "std",
                                           "stderr",
                                           "stdin",
                                           "stdout",
                                           "step",
                                           "tcp_socket",
                                           "text",
                                           "value",
                                           "wiring",
                                           "world"};

template <class List>
bool has(const List& list, std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

}  // namespace

std::string snake_case(std::string_view name) {
  std::string made;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0 && byte < 0x80) {
      if (std::isupper(byte) != 0 && !made.empty() && made.back() != '_' && std::isupper(made.back()) == 0) made += '_';
      made += static_cast<char>(std::tolower(byte));
    } else if (!made.empty() && made.back() != '_') {
      made += '_';
    }
  }
  while (!made.empty() && made.back() == '_') made.pop_back();
  if (made.empty() || std::isdigit(static_cast<unsigned char>(made.front())) != 0) made.insert(0, "the_");
  return made;
}

bool is_taken_word(std::string_view identifier) { return has(keywords, identifier) || has(of_library, identifier); }

std::string identifiers::take(std::initializer_list<std::string> wanted) {
  for (const std::string& each : wanted)
    if (!is_taken_word(each) && taken_.insert(each).second) return each;
  const std::string& last = *std::prev(wanted.end());
  for (std::size_t i = 2;; ++i) {
    std::string numbered = fmt::format("{}_{}", last, i);
    if (taken_.insert(numbered).second) return numbered;
  }
}

std::string member_of(std::string_view field) {
  std::string made;
  for (const char c : field) made += std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' ? c : '_';
  if (has(keywords, made)) made += '_';
  return made;
}

std::string type_name(const model::object_table& type, std::string_view near) {
  const std::string_view name = type.name;
  std::array<std::string_view, 3> first{near, "api::core::v1", "api::meta::v1"};
  for (const std::string_view name_space : first)
    for (const named_type& each : named_types)
      if (each.name == name && each.name_space == name_space) return fmt::format("{}::{}", name_space, name);
  for (const named_type& each : named_types)
    if (each.name == name) return fmt::format("{}::{}", each.name_space, name);
  return {};
}

std::string namespace_of(std::string_view api_version, std::string_view kind) {
  for (const named_type& each : named_types)
    if (each.name == kind && each.api_version == api_version) return std::string(each.name_space);
  return {};
}

std::string header_of(std::string_view name_space) {
  std::string made = "dovetail/";
  for (std::size_t i = 0; i < name_space.size(); ++i)
    if (name_space[i] != ':') made += name_space[i];
    else if (name_space[++i] == ':') made += '/';
  return made + ".hpp";
}

}  // namespace dovetail::cli::convert
