/// The objects of a conversion as definitions in C++.
#pragma once

#include "cli/convert/project.hpp"

namespace dovetail::cli::convert {

/// Gives each object its source, with handles for what it may refer to where it stands, and leaves out what no builder has room for.
void define_all(project& all);

}  // namespace dovetail::cli::convert
