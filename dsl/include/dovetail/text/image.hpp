/// Container images: registry, repository, tag and digest.
#pragma once

#include "dovetail/text/grammar.hpp"

#include <string_view>

namespace dovetail {

/// An image reference, taken apart: `git.example.com:5000/team/app:1.2@sha256:…`. A part that is absent is empty.
struct image_parts {
  std::string_view repository;
  std::string_view tag;
  std::string_view digest;
};

constexpr image_parts split_image(std::string_view image) {
  image_parts parts{};
  std::size_t slash = 0, colon = 0, at = image.size();
  const char* characters = image.data();
  for (std::size_t i = 0; i < image.size() && at == image.size(); ++i) {
    if (characters[i] == '/') slash = i;
    else if (characters[i] == ':') colon = i;
    else if (characters[i] == '@') at = i;
  }
  if (at < image.size()) parts.digest = image.substr(at + 1);
  // A colon before the last slash is the registry's port.
  const bool tagged = colon > slash;
  parts.repository = image.substr(0, tagged ? colon : at);
  if (tagged) parts.tag = image.substr(colon + 1, at - colon - 1);
  return parts;
}

/// At most 128 of [A-Za-z0-9_.-], not starting with `.` or `-`. Source: the OCI distribution specification.
DOVETAIL_PREDICATE bool is_image_tag(std::string_view text) {
  if (text.empty() || text.size() > 128 || text.front() == '.' || text.front() == '-') return false;
  for (const char c : text)
    if (!detail::is_alphanumeric(c) && c != '_' && c != '.' && c != '-') return false;
  return true;
}

/// `sha256:` and 64 hexadecimal digits, or another algorithm and at least 32.
DOVETAIL_PREDICATE bool is_image_digest(std::string_view text) {
  const std::size_t colon = detail::position(text, ':');
  if (colon == std::string_view::npos || colon == 0 || text.size() - colon - 1 < 32) return false;
  for (const char c : text.substr(0, colon))
    if (!detail::is_alphanumeric(c) && c != '+' && c != '.' && c != '_' && c != '-') return false;
  for (const char c : text.substr(colon + 1))
    if (!detail::is_digit(c) && !(c >= 'a' && c <= 'f')) return false;
  return text.substr(0, colon) != "sha256" || text.size() == colon + 65;
}

namespace detail {

/// `registry.example.com:5000`, `localhost`, `10.0.0.1:5000`.
constexpr bool is_registry(std::string_view text) {
  const std::size_t colon = position(text, ':');
  if (colon != std::string_view::npos) {
    const std::string_view port = text.substr(colon + 1);
    if (port.empty() || port.size() > 5) return false;
    for (const char c : port)
      if (!is_digit(c)) return false;
    text = text.substr(0, colon);
  }
  char before = '.';
  for (const char c : text) {
    if (is_alphanumeric(c) ? false : c == '.' ? before == '.' || before == '-' : c != '-' || before == '.')
      return false;
    before = c;
  }
  return before != '.' && before != '-';
}

/// Lower-case letters and digits, in words that `.`, `_`, `__` or dashes join.
constexpr bool is_repository_part(std::string_view text) {
  if (text.empty()) return false;
  const auto joins = [](char c) { return c == '.' || c == '_' || c == '-'; };
  if (joins(text.front()) || joins(text.back())) return false;
  std::size_t run = 0;
  char before = 'a';
  for (const char c : text) {
    if (!joins(c)) {
      if (!is_lower(c) && !is_digit(c)) return false;
      run = 0;
    } else if (++run > 1 && (c != before || c == '.' || (c == '_' && run > 2))) {
      return false;
    }
    before = c;
  }
  return true;
}

}  // namespace detail

/// Lower-case path components, a registry host before them where there is one, a tag, a digest.
/// Source: the distribution project's reference grammar.
DOVETAIL_PREDICATE bool is_image(std::string_view text) {
  const image_parts parts = split_image(text);
  std::size_t size = parts.repository.size();
  if (!parts.tag.empty()) size += 1 + parts.tag.size();
  if (!parts.digest.empty()) size += 1 + parts.digest.size();
  if (size != text.size() || parts.repository.size() > 255) return false;  // `app:`, `app@`
  if (!parts.tag.empty() && !is_image_tag(parts.tag)) return false;
  if (!parts.digest.empty() && !is_image_digest(parts.digest)) return false;
  std::string_view path = parts.repository;
  // The first part is a host where it looks like one.
  if (const std::size_t slash = detail::position(path, '/'); slash != std::string_view::npos) {
    const std::string_view first = path.substr(0, slash);
    if (detail::contains(first, '.') || detail::contains(first, ':') || first == "localhost") {
      if (!detail::is_registry(first)) return false;
      path = path.substr(slash + 1);
    }
  }
  return detail::every_part(path, '/', detail::is_repository_part);
}

namespace grammars {

inline constexpr grammar image{"image reference", "`registry/repository:tag`, the repository in lower case", is_image,
                               "^[A-Za-z0-9][-A-Za-z0-9._/:@]*$"};
DOVETAIL_PREDICATE bool is_repository(std::string_view text) {
  return is_image(text) && split_image(text).repository.size() == text.size();
}

inline constexpr grammar image_repository{.name = "repository of images",
                                          .says = "`registry/repository` in lower case, without a tag",
                                          .accepts = is_repository,
                                          .pattern = "^[A-Za-z0-9][-A-Za-z0-9._/:]*$",
                                          .part_of = &image};
inline constexpr grammar image_digest{"digest of an image", "`sha256:` and 64 hexadecimal digits", is_image_digest,
                                      "^[A-Za-z0-9+._-]+:[0-9a-f]{32,}$"};
inline constexpr grammar image_tag{"image tag", "at most 128 of A-Z, a-z, 0-9, `_`, `.` and `-`", is_image_tag,
                                   "^[A-Za-z0-9_][-A-Za-z0-9_.]{0,127}$"};

}  // namespace grammars
}  // namespace dovetail
