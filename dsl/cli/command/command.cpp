#include "cli/command/command.hpp"

#include <CLI/CLI.hpp>

namespace dovetail::cli {

CLI::App& new_command(CLI::App& program, const std::string& name, const std::string& about) {
  return *program.add_subcommand(name, about);
}

}  // namespace dovetail::cli
