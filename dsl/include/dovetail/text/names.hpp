/// Names of Kubernetes objects and of their parts.
#pragma once

#include "dovetail/text/arena.hpp"
#include "dovetail/text/grammar.hpp"

#include <string_view>

namespace dovetail {

/// RFC 1123 label: at most 63 of [a-z0-9-], starting and ending alphanumeric.
/// Source: apimachinery pkg/util/validation, IsDNS1123Label.
DOVETAIL_PREDICATE bool is_dns_label(std::string_view text) {
  if (text.empty() || text.size() > 63 || text.front() == '-' || text.back() == '-') return false;
  for (const char c : text)
    if (!detail::is_lower(c) && !detail::is_digit(c) && c != '-') return false;
  return true;
}

/// RFC 1035 label: a DNS label that starts with a letter. Names of Services.
/// Source: apimachinery pkg/util/validation, IsDNS1035Label.
DOVETAIL_PREDICATE bool is_dns_1035_label(std::string_view text) {
  return is_dns_label(text) && detail::is_lower(text.front());
}

/// RFC 1123 subdomain: labels joined by dots, at most 253 characters. Most objects' names.
/// Source: apimachinery pkg/util/validation, IsDNS1123Subdomain (which does not limit a single label to 63).
DOVETAIL_PREDICATE bool is_dns_subdomain(std::string_view text) {
  if (text.size() > 253) return false;
  char before = '.';
  for (const char c : text) {
    if (c == '.'   ? before == '.' || before == '-'
        : c == '-' ? before == '.'
                   : !detail::is_lower(c) && !detail::is_digit(c))
      return false;
    before = c;
  }
  return before != '.' && before != '-';
}

/// Four numbers, such as 192.0.2.1: a DNS subdomain by its characters, and an address to everybody.
constexpr bool is_ipv4_address(std::string_view text) {
  std::size_t parts = 0;
  return detail::every_part(text, '.',
                            [&](std::string_view part) {
                              if (part.empty() || part.size() > 3) return false;
                              int number = 0;
                              for (const char c : part) {
                                if (!detail::is_digit(c)) return false;
                                number = number * 10 + (c - '0');
                              }
                              return ++parts <= 4 && number <= 255;
                            }) &&
         parts == 4;
}

/// A host that an Ingress serves: a DNS subdomain and no address, with "*." before it where it is a wildcard.
/// Source: pkg/apis/networking/validation, validateIngressRules.
DOVETAIL_PREDICATE bool is_host(std::string_view text) {
  if (text.starts_with("*.")) return is_dns_subdomain(text.substr(2));
  return is_dns_subdomain(text) && !(detail::is_digit(text.back()) && is_ipv4_address(text));
}

/// A segment of a path: names of RBAC's objects, which may have colons and capitals.
/// Source: apimachinery pkg/api/validation/path, IsValidPathSegmentName.
DOVETAIL_PREDICATE bool is_path_segment(std::string_view text) {
  return !text.empty() && text != "." && text != ".." && !detail::contains(text, '/') && !detail::contains(text, '%');
}

namespace grammars {

inline constexpr grammar path_segment{"segment of a path", "any text without `/` and `%` that is neither `.` nor `..`",
                                      is_path_segment, "^[^/%]+$"};
inline constexpr grammar host{.name = "host name",
                              .says = "a DNS subdomain and no IP address, with `*.` before it where it is a wildcard",
                              .accepts = is_host,
                              .pattern = "^([*][.])?[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*$",
                              .part_of = &path_segment};
// But for an address, which GRM-28 finds where a host is asked for.
inline constexpr grammar dns_subdomain{
    .name = "DNS subdomain",
    .says = "at most 253 of a-z, 0-9, `-` and `.`, each part starting and ending with a letter or a digit",
    .accepts = is_dns_subdomain,
    .pattern = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*$",
    .part_of = &host};
inline constexpr grammar dns_label{
    .name = "DNS label",
    .says = "at most 63 of a-z, 0-9 and `-`, starting and ending with a letter or a digit",
    .accepts = is_dns_label,
    .pattern = "^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$",
    .part_of = &dns_subdomain};
inline constexpr grammar dns_1035_label{.name = "DNS label that starts with a letter",
                                        .says = "at most 63 of a-z, 0-9 and `-`, starting with a letter",
                                        .accepts = is_dns_1035_label,
                                        .pattern = "^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$",
                                        .part_of = &dns_label};

}  // namespace grammars

/// The nearest text that a DNS subdomain (or, without dots, a label) allows: lower case, `-` for what is not allowed.
/// May be empty, where nothing of the text can stay.
constexpr std::string_view mended_name(std::string_view text, bool dots_allowed, model::arena& arena) {
  const std::size_t longest = dots_allowed ? 253 : 63;
  char* mended = arena.allocate(longest);
  std::size_t size = 0;
  char before = '-';
  const auto add = [&](char c) {
    const bool joins = c == '-' || c == '.';
    if (joins && size == 0) return;
    // Of what joins two words one character stays, a dot if there is one.
    if (joins && (mended[size - 1] == '-' || mended[size - 1] == '.')) {
      if (c == '.') mended[size - 1] = c;
    } else if (size < longest) {
      mended[size++] = c;
    }
  };
  for (const char c : text) {
    // A word boundary in camel case becomes a dash: apiServer -> api-server.
    if (detail::is_upper(c) && detail::is_lower(before)) add('-');
    if (detail::is_upper(c)) add(static_cast<char>(c - 'A' + 'a'));
    else add(detail::is_lower(c) || detail::is_digit(c) || (c == '.' && dots_allowed) ? c : '-');
    before = c;
  }
  while (size > 0 && (mended[size - 1] == '-' || mended[size - 1] == '.')) --size;
  return {mended, size};
}

}  // namespace dovetail
