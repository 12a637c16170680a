/// Names of Kubernetes objects and of their parts.
#pragma once

#include "dovetail/model/arena.hpp"
#include "dovetail/text/grammar.hpp"

#include <string_view>

namespace dovetail {

/// RFC 1123 label: at most 63 of [a-z0-9-], starting and ending alphanumeric.
/// Source: apimachinery pkg/util/validation, IsDNS1123Label.
constexpr bool is_dns_label(std::string_view text) {
  if (text.empty() || text.size() > 63 || text.front() == '-' || text.back() == '-') return false;
  for (const char c : text)
    if (!detail::is_lower(c) && !detail::is_digit(c) && c != '-') return false;
  return true;
}

/// RFC 1035 label: a DNS label that starts with a letter. Names of Services.
/// Source: apimachinery pkg/util/validation, IsDNS1035Label.
constexpr bool is_dns_1035_label(std::string_view text) { return is_dns_label(text) && detail::is_lower(text.front()); }

/// RFC 1123 subdomain: labels joined by dots, at most 253 characters. Most objects' names.
/// Source: apimachinery pkg/util/validation, IsDNS1123Subdomain (which does not limit a single label to 63).
constexpr bool is_dns_subdomain(std::string_view text) {
  if (text.size() > 253) return false;
  return detail::every_part(text, '.', [](std::string_view label) {
    if (label.empty() || label.front() == '-' || label.back() == '-') return false;
    for (const char c : label)
      if (!detail::is_lower(c) && !detail::is_digit(c) && c != '-') return false;
    return true;
  });
}

/// A host that an Ingress serves: a DNS subdomain, with "*." before it where it is a wildcard.
/// Source: pkg/apis/networking/validation, validateIngressRules.
constexpr bool is_host(std::string_view text) {
  if (text.starts_with("*.")) text.remove_prefix(2);
  return is_dns_subdomain(text);
}

namespace grammars {

inline constexpr grammar dns_label{
    "DNS label", "at most 63 of a-z, 0-9 and `-`, starting and ending with a letter or a digit", is_dns_label};
inline constexpr grammar dns_1035_label{
    "DNS label that starts with a letter", "at most 63 of a-z, 0-9 and `-`, starting with a letter", is_dns_1035_label};
inline constexpr grammar dns_subdomain{
    "DNS subdomain", "at most 253 of a-z, 0-9, `-` and `.`, each part starting and ending with a letter or a digit",
    is_dns_subdomain};
inline constexpr grammar host{"host name", "a DNS subdomain, with `*.` before it where it is a wildcard", is_host};

}  // namespace grammars

/// The nearest text that a DNS subdomain (or, without dots, a label) allows: lower case, `-` for what is not allowed.
/// May be empty, where nothing of the text can stay.
constexpr std::string_view mended_name(std::string_view text, bool dots_allowed, model::arena& arena) {
  char* mended = arena.allocate(text.size() * 2);
  std::size_t size = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    // A word boundary in camel case becomes a dash: apiServer -> api-server.
    if (detail::is_upper(c) && i > 0 && detail::is_lower(text[i - 1])) mended[size++] = '-';
    if (detail::is_upper(c)) c = static_cast<char>(c - 'A' + 'a');
    if (!detail::is_lower(c) && !detail::is_digit(c) && !(c == '.' && dots_allowed)) c = '-';
    if (c == '-' && (size == 0 || mended[size - 1] == '-')) continue;
    mended[size++] = c;
  }
  while (size > 0 && (mended[size - 1] == '-' || mended[size - 1] == '.')) --size;
  return {mended, size < 63 ? size : 63};
}

}  // namespace dovetail
