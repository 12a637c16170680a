/// Names of environment variables, and keys of ConfigMaps and Secrets.
#pragma once

#include "dovetail/text/grammar.hpp"

#include <string_view>

namespace dovetail {

/// A variable's name: [A-Za-z0-9_.-], not starting with a digit: what shells and older servers take.
/// Source: apimachinery pkg/util/validation, IsEnvVarName.
DOVETAIL_PREDICATE bool is_env_name(std::string_view text) {
  if (text.empty() || detail::is_digit(text.front()) || text == "." || text.starts_with("..")) return false;
  for (const char c : text)
    if (!detail::is_alphanumeric(c) && c != '-' && c != '_' && c != '.') return false;
  return true;
}

/// The minor version from which a server takes the relaxed form unasked. Source: KEP-4369 (alpha in 1.30, on in 1.32).
inline constexpr int relaxed_env_names_since = 32;

/// A variable's name as newer servers take it: printable ASCII, spaces too, but no `=`.
/// Source: apimachinery pkg/util/validation, IsRelaxedEnvVarName.
DOVETAIL_PREDICATE bool is_relaxed_env_name(std::string_view text) {
  for (const char c : text)
    if (c < ' ' || c > '~' || c == '=') return false;
  return !text.empty();
}

/// A key: at most 253 of [A-Za-z0-9._-], neither `.` nor starting with `..`.
/// Source: apimachinery pkg/util/validation, IsConfigMapKey.
DOVETAIL_PREDICATE bool is_config_key(std::string_view text) {
  if (text.empty() || text.size() > 253 || text == "." || text.starts_with("..")) return false;
  for (const char c : text)
    if (!detail::is_alphanumeric(c) && c != '-' && c != '_' && c != '.') return false;
  return true;
}

namespace grammars {

inline constexpr grammar env_name{"name of an environment variable",
                                  "A-Z, a-z, 0-9, `_`, `-` and `.`, not starting with a digit", is_env_name,
                                  "^[-A-Za-z_.][-A-Za-z0-9_.]*$"};
inline constexpr grammar relaxed_env_name{
    "name of an environment variable", "printable ASCII characters other than `=`", is_relaxed_env_name, "^[ -<>-~]+$"};
inline constexpr grammar config_key{"key of a ConfigMap or a Secret", "at most 253 of A-Z, a-z, 0-9, `_`, `-` and `.`",
                                    is_config_key, "^[-A-Za-z0-9_.]{1,253}$"};

}  // namespace grammars
}  // namespace dovetail
