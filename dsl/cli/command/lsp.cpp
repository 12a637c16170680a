/// `dovetail lsp`.

#include "cli/command/command.hpp"
#include "cli/lsp/pipes.hpp"

#include <CLI/App.hpp>

#include <csignal>
#include <memory>

namespace dovetail::cli {

run_function add_lsp(CLI::App& program) {
  CLI::App& lsp = new_command(
      program, "lsp",
      "speaks with an editor: findings while somebody types, where names lead, completions (LSP, standard input)");
  // What editors give to servers of this sort, whatever they speak over.
  const auto over_pipes = std::make_shared<bool>(true);
  lsp.add_flag("--stdio", *over_pipes, "over standard input and output, which it does in any case");
  lsp.footer(
      "Example:\n"
      "  dovetail lsp   (an editor starts it; in Neovim's init.lua:\n"
      "  vim.lsp.start({ name = 'dovetail', cmd = { 'dovetail', 'lsp' }, root_dir = vim.fn.getcwd() }))\n\n"
      "Exit code: 0 after `shutdown` and `exit`, else 1.");
  return [over_pipes] {
    // An editor that is gone is an error of writing, and no end by a signal.
    std::signal(SIGPIPE, SIG_IGN);
    return lsp::serve(DOVETAIL_VERSION);
  };
}

}  // namespace dovetail::cli
