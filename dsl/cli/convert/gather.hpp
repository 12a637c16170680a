/// The objects of a conversion, read from files.
#pragma once

#include "cli/convert/project.hpp"
#include "cli/inputs.hpp"

#include <vector>

namespace dovetail::cli::convert {

/// Reads the objects of the files, each as a tree with its comments, and finds the namespace that most are in. What no stack takes is
/// left out with a reason. Throws usage_error where there is none.
void gather(project& all, const std::vector<input>& files);

}  // namespace dovetail::cli::convert
