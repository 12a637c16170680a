/// Scripts that complete the program's command line in a shell.
#pragma once

#include "cli/command/command_line.hpp"

#include <string>

namespace dovetail::cli {

std::string bash_completions(const command_line& program);
std::string zsh_completions(const command_line& program);
std::string fish_completions(const command_line& program);

}  // namespace dovetail::cli
