/// Keys and values of labels and annotations.
#pragma once

#include "dovetail/text/names.hpp"

namespace dovetail {

namespace detail {

/// The part that every label key has: at most 63 of [A-Za-z0-9._-], starting and ending alphanumeric.
constexpr bool is_name_part(std::string_view text) {
  if (text.empty() || text.size() > 63 || !is_alphanumeric(text.front()) || !is_alphanumeric(text.back())) return false;
  for (const char c : text)
    if (!is_alphanumeric(c) && c != '-' && c != '_' && c != '.') return false;
  return true;
}

}  // namespace detail

/// Qualified name: at most 63 of [A-Za-z0-9._-], starting and ending alphanumeric, with a DNS subdomain and `/` before it
/// where it is somebody's own. Source: apimachinery pkg/util/validation, IsQualifiedName.
DOVETAIL_PREDICATE bool is_qualified_name(std::string_view text) {
  const std::size_t slash = detail::position(text, '/');
  if (slash == std::string_view::npos) return detail::is_name_part(text);
  return is_dns_subdomain(text.substr(0, slash)) && detail::is_name_part(text.substr(slash + 1));
}

/// Key of an annotation: a qualified name whose DNS subdomain may have upper case too.
/// Source: apimachinery pkg/api/validation, ValidateAnnotations.
DOVETAIL_PREDICATE bool is_annotation_key(std::string_view text) {
  const std::size_t slash = detail::position(text, '/');
  if (slash == std::string_view::npos) return detail::is_name_part(text);
  if (slash > 253) return false;
  char domain[253]{};
  for (std::size_t i = 0; i < slash; ++i)
    domain[i] = detail::is_upper(text[i]) ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
  return is_dns_subdomain({domain, slash}) && detail::is_name_part(text.substr(slash + 1));
}

/// Label value: empty, or at most 63 of [A-Za-z0-9._-] that start and end alphanumeric.
/// Source: apimachinery pkg/util/validation, IsValidLabelValue.
DOVETAIL_PREDICATE bool is_label_value(std::string_view text) { return text.empty() || detail::is_name_part(text); }

namespace grammars {

inline constexpr grammar label_key{
    "label key", "at most 63 of A-Z, a-z, 0-9, `-`, `_` and `.`, with a DNS subdomain and `/` before it if need be",
    is_qualified_name, "^([-a-z0-9.]+/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$"};
inline constexpr grammar annotation_key{
    "annotation key",
    "at most 63 of A-Z, a-z, 0-9, `-`, `_` and `.`, with a DNS subdomain and `/` before it if need be",
    is_annotation_key, "^([-A-Za-z0-9.]+/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$"};
inline constexpr grammar label_value{
    "label value", "at most 63 of A-Z, a-z, 0-9, `-`, `_` and `.`, starting and ending with a letter or a digit",
    is_label_value, "^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$"};

}  // namespace grammars
}  // namespace dovetail
