/// dovetail-errors: stands before the compiler of a stack, and says each finding at its own line of the stack, once.
///
///     dovetail-errors g++ -c web.cpp …
///
/// What it does not know it hands on as it is, and so the exit code. DOVETAIL_RAW_ERRORS=1 switches it off. Beside a precompiled
/// header that is made it leaves its sum, for compiler caches.

#include "colours.hpp"
#include "compiler.hpp"
#include "header_sum.hpp"
#include "relay.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

namespace {

using namespace dovetail::launcher;

bool is_switched_off() {
  const char* value = std::getenv("DOVETAIL_RAW_ERRORS");
  return value != nullptr && *value != '\0' && std::string_view(value) != "0";
}

/// Whole, whatever the reader's end takes at a time.
void write_to_standard_error(std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = write(STDERR_FILENO, text.data(), text.size());
    if (count > 0) text.remove_prefix(static_cast<std::size_t>(count));
    else if (count < 0 && errno != EINTR && errno != EAGAIN) return;
  }
}

/// The compiler sees a pipe, and would go without colours.
std::vector<char*> with_colours(char* const* command) {
  static char option[] = "-fdiagnostics-color=always";
  std::vector<char*> all;
  bool is_told = false;
  for (; *command != nullptr; ++command) {
    // Behind it are files only.
    if (std::strcmp(*command, "--") == 0 && !is_told) {
      all.push_back(option);
      is_told = true;
    }
    all.push_back(*command);
  }
  if (!is_told) all.push_back(option);
  all.push_back(nullptr);
  return all;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    write_to_standard_error(
        "dovetail-errors COMPILER [OPTION...]: runs the compiler, and says each finding of a stack at its own line\n");
    return 2;
  }
  char** command = argv + 1;
  const std::span<const char* const> options(command, static_cast<std::size_t>(argc - 1));
  const header_making making(options);
  if (making.known()) forget_sum(making);
  if (is_switched_off()) return become(command);

  const colour_choice chosen = chosen_colours(options);
  const bool by_terminal = chosen == colour_choice::none || chosen == colour_choice::by_terminal;
  const bool coloured = chosen == colour_choice::always || (by_terminal && terminal_has_colours());
  std::vector<char*> coloured_command;
  if (by_terminal && coloured) {
    coloured_command = with_colours(command);
    command = coloured_command.data();
  }
  relay to_reader(options, painter(coloured), write_to_standard_error);
  const int code = run(command, [&](std::string_view piece) { to_reader.add(piece); }, [&] { to_reader.finish(); });
  if (code == 0 && making.known()) write_sum(making, options);
  return code;
}
