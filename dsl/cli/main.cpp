/// dovetail: Kubernetes manifests in YAML, held to the rules that Dovetail's stacks are held to, and the way from them to stacks.

#include "cli/command/command.hpp"
#include "cli/command/revisions.hpp"
#include "cli/command/streams.hpp"
#include "cli/settings.hpp"
#include "cli/words.hpp"
#include "dovetail/api/versions.hpp"

#include <fmt/core.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <exception>
#include <new>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace dovetail::cli;

constexpr int bad_usage = 2;

/// In the order in which help lists them. Each is declared in cli/command/command.hpp and is a file beside it.
constexpr add_function subcommands[] = {add_init,   add_convert,     add_check,   add_diff,  add_review,
                                        add_images, add_graph,       add_explain, add_rules, add_lsp,
                                        add_import, add_completions, add_manual};

/// CLI11 says of a word that is no subcommand that there is none.
void refuse_unknown_subcommand(const CLI::App& app, std::string_view word) {
  if (word.starts_with('-')) return;
  std::vector<std::string_view> names;
  for (const CLI::App* const each : app.get_subcommands([](const CLI::App*) { return true; })) {
    if (each->get_name() == word) return;
    names.push_back(each->get_name());
  }
  throw usage_error{words_for_unknown("subcommand", word, names)};
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{
      "holds Kubernetes manifests to the rules of Dovetail, and makes stacks of them and types of CustomResourceDefinitions",
      "dovetail"};
  app.set_help_flag("-h,--help", "print this help");
  app.set_version_flag("--version",
                       fmt::format("dovetail {} (Kubernetes 1.{} to 1.{})", DOVETAIL_VERSION,
                                   dovetail::api::oldest_version, dovetail::api::newest_version),
                       "print this version, and the versions of Kubernetes that it knows");
  app.require_subcommand(1);
  app.footer(
      "Examples:\n  dovetail init shop\n  dovetail convert manifests --name shop --output stack/shop\n  dovetail check deploy/\n  dovetail explain REF-06\n  dovetail COMMAND --help");
  std::vector<run_function> runs;
  for (const add_function add : subcommands) runs.push_back(add(app));
  try {
    if (argc > 1) refuse_unknown_subcommand(app, argv[1]);
    std::vector<std::string> words = with_revisions(app, {argv + std::min(argc, 1), argv + argc});
    // As CLI11 takes them.
    std::reverse(words.begin(), words.end());
    app.parse(std::move(words));
    for (std::size_t i = 0; i < runs.size(); ++i)
      if (app.get_subcommand(static_cast<int>(i))->parsed()) return runs[i]();
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? 0 : bad_usage;
  } catch (const usage_error& wrong) {
    complain("dovetail: " + wrong.words + "\n");
  } catch (const std::bad_alloc&) {
    complain("dovetail: out of memory\n");
  } catch (const std::exception& wrong) {
    complain(fmt::format("dovetail: {}\n", wrong.what()));
  }
  return bad_usage;
}
