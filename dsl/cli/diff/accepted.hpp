/// Effects of an update that are asked for: `UPD-07:StatefulSet/db`, each for one object, or for those that fit a pattern.
#pragma once

#include "cli/diff/effect.hpp"
#include "cli/settings.hpp"

#include <string>
#include <vector>

namespace dovetail::cli::diff {

/// What `--accept` says. Throws usage_error for what is none.
waiver accepted_of(const std::string& written);

/// Marks those that are accepted; gives back what nothing needs, as it was written.
std::vector<std::string> accept(const std::vector<std::string>& written, std::vector<effect>& effects);

}  // namespace dovetail::cli::diff
