/// Names in C++ of what a conversion has: of objects, externals, ports, images; and the header that each object is in.
#pragma once

#include "cli/convert/project.hpp"

namespace dovetail::cli::convert {

/// Puts the objects in the order in which they are defined, and names them and what they share.
void name_all(project& all);

}  // namespace dovetail::cli::convert
