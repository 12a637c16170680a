/// Only what is new: against a revision of git, or against a baseline.
#pragma once

#include "cli/outcome.hpp"
#include "cli/rendered/renderings.hpp"
#include "cli/settings.hpp"

#include <string>
#include <vector>

namespace dovetail::cli {

/// Takes out of an outcome what was there at a revision already, by checking the files as they were then. Throws usage_error
/// where that cannot be done.
void leave_new_since(const std::string& revision, const std::vector<std::string>& paths, const settings& asked,
                     const how_to_render& how, outcome& found);

/// Takes out what a baseline has, and says what of it is there no more.
void leave_new_to_baseline(const std::string& file, const std::vector<std::string>& paths, outcome& found);

/// Writes all that was found as a baseline.
void write_baseline(const std::string& file, outcome& found);

}  // namespace dovetail::cli
