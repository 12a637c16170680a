/// A stack's program with the folders that CMake knows for it, so that it does the same wherever it is started.
#pragma once

#include "dovetail/program/generator.hpp"

#include <filesystem>

namespace dovetail::emit::detail {

/// Where dovetail_add_stack() leaves word of a program's project: a file beside the program, named after it. Not in the program
/// itself, since a compiler cache would then have another one for each checkout.
std::filesystem::path project_file();

/// The program with the folders of its project as its own. The file has four lines: the project's root, relative to it the
/// folder of the manifests and that of the chart, which may be empty, and the path of the program `dovetail`, which may be, too.
program in_its_project(program stack, const std::filesystem::path& file);

}  // namespace dovetail::emit::detail
