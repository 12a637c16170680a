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
  const std::size_t at = image.find('@');
  if (at != std::string_view::npos) {
    parts.digest = image.substr(at + 1);
    image = image.substr(0, at);
  }
  const std::size_t colon = image.rfind(':');
  const std::size_t slash = image.rfind('/');
  // A colon before the last slash is the registry's port.
  if (colon != std::string_view::npos && (slash == std::string_view::npos || colon > slash)) {
    parts.tag = image.substr(colon + 1);
    image = image.substr(0, colon);
  }
  parts.repository = image;
  return parts;
}

/// At most 128 of [A-Za-z0-9_.-], not starting with `.` or `-`. Source: the OCI distribution specification.
constexpr bool is_image_tag(std::string_view text) {
  if (text.empty() || text.size() > 128 || text.front() == '.' || text.front() == '-') return false;
  for (const char c : text)
    if (!detail::is_alphanumeric(c) && !detail::contains("_.-", c)) return false;
  return true;
}

/// Lower-case path components, a registry host before them where there is one, a tag, a digest.
/// Source: the distribution project's reference grammar.
constexpr bool is_image(std::string_view text) {
  const image_parts parts = split_image(text);
  if (parts.repository.size() + parts.tag.size() + 1 < text.size() && parts.digest.empty()) return false;  // `app:`, `app@`
  if (text.find(':') != std::string_view::npos && text.back() == ':') return false;
  if (!parts.tag.empty() && !is_image_tag(parts.tag)) return false;
  if (text.find('@') != std::string_view::npos) {
    const std::size_t colon = parts.digest.find(':');
    if (colon == std::string_view::npos || parts.digest.size() - colon - 1 < 32) return false;
  }
  bool first = true;
  const bool several = detail::contains(parts.repository, '/');
  return detail::every_part(parts.repository, '/', [&](std::string_view component) {
    const bool host = first && several &&
                      (detail::contains(component, '.') || detail::contains(component, ':') || component == "localhost");
    first = false;
    if (component.empty()) return false;
    for (const char c : component)
      if (!detail::is_lower(c) && !detail::is_digit(c) && !detail::contains("._-", c) &&
          !(host && (c == ':' || detail::is_upper(c))))
        return false;
    return detail::is_alphanumeric(component.front()) && detail::is_alphanumeric(component.back());
  });
}

namespace grammars {

inline constexpr grammar image{"image reference", "`registry/repository:tag`, the repository in lower case", is_image};
inline constexpr grammar image_tag{"image tag", "at most 128 of A-Z, a-z, 0-9, `_`, `.` and `-`", is_image_tag};

}  // namespace grammars
}  // namespace dovetail
