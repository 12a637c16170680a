/// What the objects of a conversion rely on, and what is wrong with them: what `dovetail check` says of them.
#pragma once

#include "cli/convert/project.hpp"
#include "cli/convert/renderings.hpp"

namespace dovetail::cli::convert {

/// What the objects name and the files do not have is external, with the keys that are read: of each environment, and what all of them
/// rely on is the stack's. Notes what the rules find, at its object.
void look_outside(project& all, const renderings& given);

}  // namespace dovetail::cli::convert
