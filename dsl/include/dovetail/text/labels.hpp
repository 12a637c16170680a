/// Keys and values of labels and annotations.
#pragma once

#include "dovetail/text/names.hpp"

namespace dovetail {

/// Qualified name: at most 63 of [A-Za-z0-9._-], starting and ending alphanumeric, with a DNS subdomain and `/` before it
/// where it is somebody's own. Source: apimachinery pkg/util/validation, IsQualifiedName.
constexpr bool is_qualified_name(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash != std::string_view::npos) {
    if (!is_dns_subdomain(text.substr(0, slash))) return false;
    text.remove_prefix(slash + 1);
  }
  if (text.empty() || text.size() > 63) return false;
  if (!detail::is_alphanumeric(text.front()) || !detail::is_alphanumeric(text.back())) return false;
  for (const char c : text)
    if (!detail::is_alphanumeric(c) && !detail::contains("-_.", c)) return false;
  return true;
}

/// Label value: empty, or at most 63 of [A-Za-z0-9._-] that start and end alphanumeric.
/// Source: apimachinery pkg/util/validation, IsValidLabelValue.
constexpr bool is_label_value(std::string_view text) {
  return text.empty() || (!detail::contains(text, '/') && is_qualified_name(text));
}

namespace grammars {

inline constexpr grammar label_key{
    "label key", "at most 63 of A-Z, a-z, 0-9, `-`, `_` and `.`, with a DNS subdomain and `/` before it if need be",
    is_qualified_name};
inline constexpr grammar label_value{
    "label value", "at most 63 of A-Z, a-z, 0-9, `-`, `_` and `.`, starting and ending with a letter or a digit",
    is_label_value};

}  // namespace grammars
}  // namespace dovetail
