/// The images of a version of manifests, and which of them an update changes.
#pragma once

#include "cli/diff/diff.hpp"

#include <string>
#include <vector>

namespace dovetail::cli::review {

struct changed_image {
  /// Empty: there was none, or there is none any more.
  std::string before{};
  std::string after{};
  /// "Deployment shop/web, container web"
  std::vector<std::string> where{};
};

struct used_images {
  std::vector<changed_image> changed{};
  /// Those of both versions, each once.
  std::vector<std::string> same{};
};

/// Of all containers, whatever kind of object has them.
used_images images_of(const diff::comparison& of);

}  // namespace dovetail::cli::review
