/// Names of environment variables, and keys of ConfigMaps and Secrets.
#pragma once

#include "dovetail/text/grammar.hpp"

#include <string_view>

namespace dovetail {

/// A variable's name: [A-Za-z0-9_.-], not starting with a digit. Kubernetes since 1.30 takes any printable ASCII but `=`; the
/// strict form is what shells and every older server take.
/// Source: apimachinery pkg/util/validation, IsEnvVarName.
constexpr bool is_env_name(std::string_view text) {
  if (text.empty() || detail::is_digit(text.front()) || text == "." || text.starts_with("..")) return false;
  for (const char c : text)
    if (!detail::is_alphanumeric(c) && c != '-' && c != '_' && c != '.') return false;
  return true;
}

/// A key: at most 253 of [A-Za-z0-9._-], neither `.` nor starting with `..`.
/// Source: apimachinery pkg/util/validation, IsConfigMapKey.
constexpr bool is_config_key(std::string_view text) {
  if (text.empty() || text.size() > 253 || text == "." || text.starts_with("..")) return false;
  for (const char c : text)
    if (!detail::is_alphanumeric(c) && c != '-' && c != '_' && c != '.') return false;
  return true;
}

namespace grammars {

inline constexpr grammar env_name{"name of an environment variable",
                                  "A-Z, a-z, 0-9, `_`, `-` and `.`, not starting with a digit", is_env_name,
                                  "^[-A-Za-z_.][-A-Za-z0-9_.]*$"};
inline constexpr grammar config_key{"key of a ConfigMap or a Secret", "at most 253 of A-Z, a-z, 0-9, `_`, `-` and `.`",
                                    is_config_key, "^[-A-Za-z0-9_.]{1,253}$"};

}  // namespace grammars
}  // namespace dovetail
