#include "colours.hpp"

#include <unistd.h>

#include <cstdlib>

namespace dovetail::launcher {

colour_choice chosen_colours(std::span<const char* const> options) {
  colour_choice chosen = colour_choice::none;
  for (const std::string_view option : options) {
    if (option == "-fno-diagnostics-color" || option == "-fdiagnostics-color=never" ||
        option == "-fno-color-diagnostics" || option == "-fdiagnostics-plain-output")
      chosen = colour_choice::never;
    else if (option == "-fdiagnostics-color" || option == "-fdiagnostics-color=always" ||
             option == "-fcolor-diagnostics")
      chosen = colour_choice::always;
    else if (option == "-fdiagnostics-color=auto") chosen = colour_choice::by_terminal;
  }
  return chosen;
}

bool terminal_has_colours() {
  if (isatty(STDERR_FILENO) == 0) return false;
  const char* terminal = std::getenv("TERM");
  if (terminal == nullptr || *terminal == '\0' || std::string_view(terminal) == "dumb") return false;
  // g++: empty means none.
  const char* colours = std::getenv("GCC_COLORS");
  return colours == nullptr || *colours != '\0';
}

std::string painter::painted(std::string_view colour, std::string_view text) const {
  if (!coloured_) return std::string(text);
  return std::string(colour).append(text).append("\x1b[0m");
}

}  // namespace dovetail::launcher
