/// The program's manual page.
#pragma once

#include "cli/command/command_line.hpp"

#include <string>
#include <string_view>

namespace dovetail::cli {

/// In roff, with man's macros.
std::string manual_page(const command_line& program, std::string_view version);

}  // namespace dovetail::cli
