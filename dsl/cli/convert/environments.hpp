/// The environments of a conversion as definitions in C++.
#pragma once

#include "cli/convert/project.hpp"

namespace dovetail::cli::convert {

/// Gives each environment the calls that say what it has of its own: its namespace, what it removes and adds, and what it edits.
void define_environments(project& all);

}  // namespace dovetail::cli::convert
