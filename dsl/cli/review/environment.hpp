/// Which environment of its stack an object is of.
#pragma once

#include "cli/described.hpp"
#include "cli/diff/side.hpp"

#include <string_view>

namespace dovetail::cli::review {

/// By the folder that its file is in; empty where the stack has none, or has it no more.
std::string_view environment_of(const diff::object& of, const description& stack);

}  // namespace dovetail::cli::review
