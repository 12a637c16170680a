/// What was given, checked by its parts: each overlay and each chart by itself, and what is neither together.
#pragma once

#include "cli/outcome.hpp"
#include "cli/rendered/renderings.hpp"
#include "cli/settings.hpp"

#include <string>
#include <vector>

namespace dovetail::cli {

/// Reads files and folders, renders what is to be rendered, and holds all of it to the rules. A finding stands where it is
/// written, once, with the overlays that have it.
outcome check_paths(const std::vector<std::string>& paths, const settings& asked, const how_to_render& how);

}  // namespace dovetail::cli
