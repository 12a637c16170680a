/// A picture of a stack, which `dovetail graph` draws.
#pragma once

#include "dovetail/program/generator.hpp"

#include <string>

namespace dovetail::emit::detail {

/// Has the program `dovetail` draw what is rendered into a file, whose name says the format. Returns its exit code, which has then said
/// what is wrong. Throws std::runtime_error where there is no such program.
int draw(const program& stack, const rendering& made, const std::string& file);

}  // namespace dovetail::emit::detail
