/// A stack's program with the folders that CMake knows for it.
#pragma once

#include "dovetail/program/generator.hpp"

namespace dovetail::emit::detail {

/// The program with the folders of its project as its own, where it was built by dovetail_add_stack().
program in_its_project(program stack);

}  // namespace dovetail::emit::detail
