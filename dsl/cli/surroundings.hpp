/// What is applied beside the objects that are checked, and is checked by itself.
#pragma once

#include "cli/custom.hpp"
#include "cli/settings.hpp"

#include <string_view>
#include <vector>

namespace dovetail::cli {

struct surroundings {
  /// Its objects, as others may rely on them, and its pods by their labels.
  std::vector<external_object> objects{};
  /// Its CustomResourceDefinitions, and whose else are known.
  std::vector<crd_file> crds{};
  /// Its texts, for what they name.
  std::vector<std::string_view> texts{};
};

}  // namespace dovetail::cli
