/// `dovetail diff`.

#include "cli/diff/diff.hpp"
#include "cli/command/choices.hpp"
#include "cli/command/command.hpp"
#include "cli/command/rendering_options.hpp"
#include "cli/command/streams.hpp"
#include "cli/diff/report.hpp"
#include "cli/report.hpp"
#include "cli/words.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::cli {
namespace {

constexpr std::array<std::string_view, 3> failures{"difference", "warning", "error"};

struct diff_options {
  std::vector<std::string> paths;
  std::string revisions, format = "text", fails_on = "difference", name_space, kubernetes;
  std::vector<std::string> accepted, descriptions;
  how_to_render rendering;
  bool live = false;
  diff::cluster cluster;
  bool all = false;
  bool quiet = false;
};

diff::request request_of(const diff_options& given) {
  check_choice("format", given.format, diff::report_format_names);
  check_choice("word for --fail-on", given.fails_on, failures);
  diff::request made;
  if (given.live) {
    if (!given.revisions.empty()) throw usage_error{"--live and --git: the old version is the cluster's, or git's"};
    made.live = given.cluster;
    made.after.paths = given.paths;
  } else if (!given.cluster.context.empty() || !given.cluster.selector.empty()) {
    throw usage_error{"--context and --selector are of --live"};
  } else if (given.revisions.empty()) {
    if (given.paths.size() != 2)
      throw usage_error{
          "diff takes two versions, OLD and NEW; a revision of git against what is there is --git REVISION -- PATH, a cluster "
          "against it --live PATH"};
    if (given.paths[0] == "-" && given.paths[1] == "-")
      throw usage_error{"standard input is there once: one of the two is a file or a folder"};
    made.before.paths = {given.paths[0]};
    made.after.paths = {given.paths[1]};
  } else {
    if (std::find(given.paths.begin(), given.paths.end(), "-") != given.paths.end())
      throw usage_error{"--git is for files that git has: what standard input was at a revision is not known"};
    const std::size_t points = given.revisions.find("..");
    made.before.revision = given.revisions.substr(0, points);
    if (points != std::string::npos) made.after.revision = given.revisions.substr(points + 2);
    if (made.before.revision.empty() || (points != std::string::npos && made.after.revision.empty()))
      throw usage_error{
          fmt::format("--git {}: say both revisions, as main..HEAD, or the old one alone", given.revisions)};
    made.before.paths = made.after.paths = given.paths;
    // What is new, or gone, is on one side alone.
    if (made.after.revision.empty())
      std::erase_if(made.after.paths, [](const std::string& each) {
        std::error_code error;
        return !std::filesystem::exists(each, error);
      });
  }
  made.accepted = given.accepted;
  made.descriptions = given.descriptions;
  made.rendering = given.rendering;
  made.asked.name_space = given.name_space;
  if (!given.kubernetes.empty()) made.asked.kubernetes_minor = kubernetes_minor_of(given.kubernetes);
  return made;
}

std::string title_of(const diff_options& given) {
  if (!given.live && given.revisions.empty()) return given.paths[0] + " and " + given.paths[1];
  std::string title = given.live ? "the cluster and" : given.revisions;
  for (const std::string& each : given.paths) title += " " + each;
  return title;
}

std::string reported(const diff::comparison& found, const diff_options& given) {
  if (given.format == "markdown") return diff::markdown_of(found, given.all);
  if (given.format == "json") return diff::json_of(found);
  if (given.format == "html") {
    return diff::html_of(found, title_of(given));
  }
  return diff::text_of(found, is_coloured(), given.all);
}

bool fails(const diff::comparison& found, const std::string& on) {
  if (on == "difference") return found.is_different();
  return std::any_of(found.effects.begin(), found.effects.end(), [&](const diff::effect& each) {
    return !each.is_accepted && (on == "warning" || each.what->weight == check::severity::error);
  });
}

int run(const diff_options& given) {
  const diff::comparison found = diff::compare(request_of(given));
  say(reported(found, given));
  outcome heard;
  if (!given.quiet) heard.notices = found.notices;
  heard.unreadable = found.unreadable;
  complain(notices_of(heard));
  return !found.unreadable.empty() ? 2 : fails(found, given.fails_on) ? 1 : 0;
}

}  // namespace

run_function add_diff(CLI::App& program) {
  CLI::App& diff =
      *program.add_subcommand("diff", "compares two versions of manifests by object, and says what the update does");
  const auto given = std::make_shared<diff_options>();
  diff.add_option(
          "paths", given->paths,
          "OLD and NEW: files, folders, kustomizations, charts, or - for standard input; with --git, what of it; with "
          "--live, NEW alone")
      ->type_name("PATH")
      ->required();
  diff.add_option("--git", given->revisions, "the revision of git that is the old one, or both: main, v1..v2")
      ->type_name("REVISION");
  diff.add_flag("--live", given->live, "the old version is what the cluster has of these objects, and has beside them");
  diff.add_option("--context", given->cluster.context, "with --live: which one of the kubeconfig")->type_name("NAME");
  diff.add_option("--selector,-l", given->cluster.selector,
                  "with --live: the labels of all that was applied with these objects, app.kubernetes.io/part-of=shop")
      ->type_name("LABELS");
  diff.add_option("--described", given->descriptions,
                  "what the program of a stack writes for --describe: places are then those of the stack's source")
      ->allow_extra_args(false)
      ->type_name("FILE");
  diff.add_option("--accept", given->accepted,
                  "an effect that is meant, for one object: UPD-02:StatefulSet/db, UPD-31:shop/PersistentVolumeClaim/*")
      ->allow_extra_args(false)
      ->type_name("RULE:OBJECT");
  diff.add_option("--fail-on", given->fails_on,
                  "what makes the exit code 1: any difference, a warning or an error of the rules (UPD)")
      ->type_name("WHAT")
      ->check(choices(failures));
  diff.add_option("--namespace,-n", given->name_space, "of objects that name none")->type_name("NAME");
  diff.add_option("--kubernetes-version", given->kubernetes, "the version that the new objects are for, as 1.33")
      ->type_name("VERSION");
  add_rendering_options(diff, given->rendering);
  diff.add_option("--format", given->format, "how it is written")
      ->type_name("FORMAT")
      ->check(choices(diff::report_format_names));
  diff.add_flag("--all", given->all, "each change with its object, also what many objects say alike");
  diff.add_flag("--quiet,-q", given->quiet, "no notices");
  diff.footer(
      "Examples:\n"
      "  dovetail diff old/ new/\n"
      "  dovetail diff main -- generated/k8s/shop\n"
      "  helm template shop charts/shop | dovetail diff deployed.yaml -\n"
      "  dovetail diff --live overlays/prod\n"
      "  dovetail diff --git main --format markdown --fail-on error -- deploy/\n\n"
      "Exit code, as of diff and of kubectl diff: 0 the same, 1 differences (or what --fail-on names), 2 a usage error or something\n"
      "that cannot be read.");
  return [given] { return run(*given); };
}

}  // namespace dovetail::cli
