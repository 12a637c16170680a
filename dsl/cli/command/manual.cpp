/// `dovetail manual`.

#include "cli/command/command.hpp"
#include "cli/command/manual_page.hpp"
#include "cli/command/streams.hpp"

#include <CLI/App.hpp>

namespace dovetail::cli {

run_function add_manual(CLI::App& program) {
  CLI::App& manual = new_command(program, "manual", "prints its manual page, for man");
  manual.footer("Example:\n  dovetail manual | man -l -");
  return [&program] {
    say(manual_page(described_command_line(program), DOVETAIL_VERSION));
    return 0;
  };
}

}  // namespace dovetail::cli
