/// The subcommands of the program: each describes its command line in a file of its own and gives what it does.
#pragma once

#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace dovetail::cli {

/// What a subcommand does once its command line is parsed, and the exit code. It throws usage_error for what cannot be carried out.
using run_function = std::function<int()>;

/// Adds a subcommand to the program's command line.
using add_function = run_function (*)(CLI::App& program);

/// What the subcommands describe themselves with. Here, so that not each of them compiles all that CLI11's class is made of.
CLI::App& new_command(CLI::App& program, const std::string& name, const std::string& about);

run_function add_check(CLI::App& program);
run_function add_completions(CLI::App& program);
run_function add_convert(CLI::App& program);
run_function add_diff(CLI::App& program);
run_function add_explain(CLI::App& program);
run_function add_graph(CLI::App& program);
run_function add_images(CLI::App& program);
run_function add_import(CLI::App& program);
run_function add_init(CLI::App& program);
run_function add_lsp(CLI::App& program);
run_function add_manual(CLI::App& program);
run_function add_review(CLI::App& program);
run_function add_rules(CLI::App& program);

}  // namespace dovetail::cli
