/// `dovetail review`.

#include "cli/review/review.hpp"
#include "cli/command/choices.hpp"
#include "cli/command/command.hpp"
#include "cli/command/streams.hpp"
#include "cli/settings.hpp"
#include "dovetail/emit/files.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::cli {
namespace {

constexpr std::array<std::string_view, 3> failures{"nothing", "warning", "error"};

struct review_options {
  review::request asked;
  std::string output, kubernetes, fails_on = "nothing";
  bool quiet = false;
};

bool fails(const review::review& of, std::string_view on) {
  return on != "nothing" && std::any_of(of.stacks.begin(), of.stacks.end(), [&](const review::stack_review& each) {
           return std::any_of(each.found.effects.begin(), each.found.effects.end(), [&](const diff::effect& one) {
             return !one.is_accepted && (on == "warning" || one.what->weight == check::severity::error);
           });
         });
}

int run(review_options given) {
  check_choice("word for --fail-on", given.fails_on, failures);
  if (!given.kubernetes.empty()) given.asked.kubernetes_minor = kubernetes_minor_of(given.kubernetes);
  const review::review made = review::review_of(given.asked);
  std::set<std::string> unreadable;
  for (const review::stack_review& each : made.stacks)
    unreadable.insert(each.found.unreadable.begin(), each.found.unreadable.end());
  for (const std::string& each : unreadable) complain(each + "\n");
  if (given.output.empty()) {
    say(review::markdown_of(made));
  } else {
    const std::string mark = fmt::format("<!-- {}: dovetail review -->\n", emit::ownership_mark);
    emit::write_files(given.output,
                      {{"review.md", mark + review::markdown_of(made)}, {"review.html", mark + review::html_of(made)}},
                      false);
    if (!given.quiet) say(fmt::format("{0}/review.md and {0}/review.html\n", given.output));
  }
  return !unreadable.empty() ? 2 : fails(made, given.fails_on) ? 1 : 0;
}

}  // namespace

run_function add_review(CLI::App& program) {
  CLI::App& review =
      new_command(program, "review", "tells what a change does to the stacks of a project, for a pull request");
  const auto given = std::make_shared<review_options>();
  review.add_option("descriptions", given->asked.descriptions, "what the programs of the stacks write for --describe")
      ->type_name("FILE")
      ->required();
  review
      .add_option("--git", given->asked.base, "the branch that the change is to go into (the repository's main branch)")
      ->type_name("REVISION");
  review.add_option("--output,-o", given->output, "writes review.md and review.html there; else the former is printed")
      ->type_name("DIR");
  review
      .add_option("--accept", given->asked.accepted, "an effect that is meant, for one object: UPD-02:StatefulSet/db")
      ->allow_extra_args(false)
      ->type_name("RULE:OBJECT");
  review
      .add_option("--fail-on", given->fails_on, "what makes the exit code 1: a warning or an error of the rules (UPD)")
      ->type_name("WHAT")
      ->check(choices(failures));
  review.add_option("--kubernetes-version", given->kubernetes, "the version that the new manifests are for, as 1.33")
      ->type_name("VERSION");
  review.add_flag("--quiet,-q", given->quiet, "does not say what it has written");
  review.footer(
      "Examples:\n"
      "  dovetail review --git origin/main shop.json    after: build/stack/shop/shop-manifests --describe > shop.json\n"
      "  cmake --build build --target review            does both, for all stacks\n\n"
      "Exit code: 0; 1 for what --fail-on names; 2 a usage error or something that cannot be read.");
  return [given] { return run(*given); };
}

}  // namespace dovetail::cli
