/// The images of manifests, and what is written of them.
#pragma once

#include "cli/diff/side.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::cli::images {

struct used_image {
  std::string name{};
  /// "Deployment shop/web, container web"; each once.
  std::vector<std::string> by{};
};

/// In the order of their names.
std::vector<used_image> images_of(const diff::side& in);

/// The names of the forms, in the order of the functions below.
inline constexpr std::array<std::string_view, 3> format_names{"text", "json", "cyclonedx"};

/// One a line, with who uses it.
std::string text_of(const std::vector<used_image>& images);
std::string json_of(const std::vector<used_image>& images);
/// A bill of materials: CycloneDX 1.5. The same images make the same bytes: it has no time and no number of its own.
std::string cyclonedx_of(const std::vector<used_image>& images);

/// How package managers name an image: `pkg:docker/library/nginx@1.27`, with `?repository_url=…` where it is of another registry than
/// Docker's. Source: the package URL specification, type docker.
std::string package_url_of(std::string_view image);

}  // namespace dovetail::cli::images
