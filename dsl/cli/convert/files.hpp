/// The files of a stack's source.
#pragma once

#include "cli/convert/project.hpp"

namespace dovetail::cli::convert {

/// Writes, in memory, the headers of the applications, settings.hpp, stack.hpp, the program, the CMakeLists.txt and the schemas.
void write_files(project& all);

}  // namespace dovetail::cli::convert
