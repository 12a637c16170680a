/// The objects of all environments as those of one stack.
#pragma once

#include "cli/convert/project.hpp"

namespace dovetail::cli::convert {

/// Finds which objects of the environments are the same one, each by its kind, its name, and its namespace where that is not the one
/// that all are deployed to. One that all environments have, or that they are made of and most have, is the stack's.
void join(project& all);

}  // namespace dovetail::cli::convert
