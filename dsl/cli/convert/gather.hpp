/// The objects of a conversion, read from files and from what other programs render.
#pragma once

#include "cli/convert/project.hpp"
#include "cli/convert/renderings.hpp"

namespace dovetail::cli::convert {

/// Reads the objects, each as a tree with its comments, and finds the namespace that most are in. What no stack takes is left out with a
/// reason. Throws usage_error where there is none.
void gather(project& all, const renderings& given);

}  // namespace dovetail::cli::convert
