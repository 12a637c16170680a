/// `dovetail completions`.

#include "cli/command/command.hpp"
#include "cli/command/completion_scripts.hpp"
#include "cli/command/streams.hpp"

#include <CLI/App.hpp>

#include <memory>
#include <string>

namespace dovetail::cli {

run_function add_completions(CLI::App& program) {
  CLI::App& completions = new_command(program, "completions", "prints what completes its command line in a shell");
  const auto shell = std::make_shared<std::string>();
  completions.add_option("shell", *shell, "bash, zsh or fish")
      ->type_name("SHELL")
      ->check(CLI::IsMember({"bash", "zsh", "fish"}))
      ->required();
  completions.footer(
      "Examples:\n"
      "  eval \"$(dovetail completions bash)\"\n"
      "  dovetail completions fish > ~/.config/fish/completions/dovetail.fish");
  return [shell, &program] {
    const command_line described = described_command_line(program);
    say(*shell == "bash"  ? bash_completions(described)
        : *shell == "zsh" ? zsh_completions(described)
                          : fish_completions(described));
    return 0;
  };
}

}  // namespace dovetail::cli
