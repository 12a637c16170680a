/// `dovetail check`.

#include "cli/command/choices.hpp"
#include "cli/command/command.hpp"
#include "cli/command/rendering_options.hpp"
#include "cli/command/streams.hpp"
#include "cli/command/watch.hpp"
#include "cli/config.hpp"
#include "cli/new_findings.hpp"
#include "cli/rendered/together.hpp"
#include "cli/report.hpp"
#include "dovetail/api/versions.hpp"

#include <fmt/core.h>
#include <CLI/App.hpp>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dovetail::cli {
namespace {

struct check_options {
  std::vector<std::string> paths;
  std::string profile, kubernetes, format, config, name_space;
  std::vector<std::string> only, skip, externals, external_files, crds;
  how_to_render rendering;
  std::string since, baseline, new_baseline;
  bool watches = false;
  bool strict = false;
  bool all = false;
  bool quiet = false;
  bool no_config = false;
};

/// The config file's text, for whoever points into it.
struct config_file {
  std::string name;
  std::string text;
};

config_file read_config_file(const check_options& given, settings& into) {
  if (given.no_config) return {};
  std::filesystem::path file = given.config;
  if (given.config.empty()) {
    const auto found = find_config(std::filesystem::current_path());
    if (!found) return {};
    // As a person would write it, where it is below.
    const std::filesystem::path near = found->lexically_proximate(std::filesystem::current_path());
    file = near;
  }
  config_file made{file.string(), characters_of(file.string(), std::size_t{1} << 20)};
  read_config(made.text, file, into);
  return made;
}

/// The command line wins; lists of externals and CRDs are put together.
void add_command_line(const check_options& given, settings& into) {
  if (!given.profile.empty()) into.held_to = &profile_of(given.profile);
  if (!given.kubernetes.empty()) into.kubernetes_minor = kubernetes_minor_of(given.kubernetes);
  if (!given.format.empty()) into.format = format_of(given.format);
  if (!given.name_space.empty()) into.name_space = given.name_space;
  if (given.strict) into.strict = true;
  into.all = given.all;
  for (const auto* ids : {&given.only, &given.skip}) check_ids_of_check(*ids);
  if (!given.only.empty()) into.only = given.only;
  if (!given.skip.empty()) into.skip = given.skip;
  for (const std::string& each : given.externals) into.externals.push_back(external_of(each));
  for (const std::string& file : given.external_files)
    for (external_object& each : externals_of(characters_of(file, std::size_t{16} << 20), file))
      into.externals.push_back(std::move(each));
  into.crds.insert(into.crds.end(), given.crds.begin(), given.crds.end());
}

std::string reported(const outcome& found, const settings& asked) {
  switch (asked.format) {
    case output_format::text:
      break;
    case output_format::json:
      return json_of(found);
    case output_format::sarif:
      return sarif_of(found);
    case output_format::github:
      return github_of(found);
  }
  return text_of(found, is_coloured(), asked.all);
}

watched_run run_once(const check_options& given) {
  settings asked;
  const config_file config = read_config_file(given, asked);
  add_command_line(given, asked);
  outcome found = check_paths(given.paths, asked, given.rendering);
  if (!given.since.empty()) leave_new_since(given.since, given.paths, asked, given.rendering, found);
  if (!given.new_baseline.empty()) write_baseline(given.new_baseline, found);
  else if (!given.baseline.empty()) leave_new_to_baseline(given.baseline, given.paths, found);
  if (!config.name.empty()) found.other_sources.emplace(config.name, config.text);
  say(reported(found, asked));
  if (!given.quiet || !found.unreadable.empty()) complain(notices_of(found));
  if (!given.quiet) complain(summary_of(found));
  return {exit_code_of(found, asked), {found.made_of.begin(), found.made_of.end()}};
}

/// What a run reads beside what it checks.
std::vector<std::string> watched(const check_options& given) {
  std::vector<std::string> paths = given.paths;
  for (const auto* more : {&given.external_files, &given.crds, &given.rendering.values})
    paths.insert(paths.end(), more->begin(), more->end());
  for (const std::string* file : {&given.config, &given.baseline})
    if (!file->empty()) paths.push_back(*file);
  if (given.config.empty() && !given.no_config)
    if (const auto found = find_config(std::filesystem::current_path())) paths.push_back(found->string());
  return paths;
}

int run(const check_options& given) {
  if (!given.watches) return run_once(given).code;
  if (std::find(given.paths.begin(), given.paths.end(), "-") != given.paths.end())
    throw usage_error{"--watch is for files and folders: standard input is there once"};
  return watch(watched(given), [&] { return run_once(given); });
}

std::vector<std::string> profile_names() {
  std::vector<std::string> names;
  for (const profile& each : profiles()) names.emplace_back(each.name);
  return names;
}

std::vector<std::string> version_names() {
  std::vector<std::string> names;
  for (int minor = api::oldest_version; minor <= api::newest_version; ++minor)
    names.push_back(fmt::format("1.{}", minor));
  return names;
}

void add_what_is_checked(CLI::App& check, check_options& given) {
  check.add_option("paths", given.paths, "files, folders (their .yaml, .yml and .json), or - for standard input")
      ->type_name("PATH")
      ->required();
  check
      .add_option("--external", given.externals,
                  "what others bring: [namespace/]Kind/name, Secret/name:key,key, Service/name:8080,metrics=9090, "
                  "Pod:label=value; with `*`: 'Secret/*', '*/ServiceMonitor/*'")
      ->allow_extra_args(false)
      ->type_name("OBJECT");
  check
      .add_option("--externals", given.external_files,
                  "the same, from a file that a stack's program prints for --externals")
      ->allow_extra_args(false)
      ->type_name("FILE");
  check.add_option("--namespace,-n", given.name_space, "of objects that name none (default)")->type_name("NAME");
  check.add_option("--kubernetes-version", given.kubernetes, "the version that the objects are for, as 1.33")
      ->type_name("VERSION")
      ->check(choices(version_names()));
  check.add_option("--crds", given.crds, "files and folders with CustomResourceDefinitions")
      ->allow_extra_args(false)
      ->type_name("PATH");
}

void add_what_is_new(CLI::App& check, check_options& given) {
  check.add_option("--since", given.since, "only what is new since this revision of git: main, HEAD~1")
      ->type_name("REVISION");
  check.add_option("--baseline", given.baseline, "only what is new to this file, which --write-baseline writes")
      ->type_name("FILE");
  check.add_option("--write-baseline", given.new_baseline, "all that is found, into a file for --baseline")
      ->type_name("FILE");
  check.add_flag("--watch", given.watches, "again whenever a file changes, until Ctrl-C");
}

void add_what_it_is_held_to(CLI::App& check, check_options& given) {
  check.add_option("--profile", given.profile, "the rules that it is held to beside wiring, which always holds")
      ->type_name("NAME")
      ->check(choices(profile_names()));
  check.add_option("--only", given.only, "these rules alone: their ids, with commas between")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("ID");
  check.add_option("--skip", given.skip, "not these rules")->delimiter(',')->allow_extra_args(false)->type_name("ID");
  check.add_option("--config", given.config, "settings, instead of the nearest .dovetail.yaml")->type_name("FILE");
  check.add_flag("--no-config", given.no_config, "no settings but the command line's")->excludes("--config");
  check.add_flag("--strict", given.strict, "warnings are wrong too");
}

void add_what_is_said(CLI::App& check, check_options& given) {
  check.add_option("--format", given.format, "how findings are written")
      ->type_name("FORMAT")
      ->check(choices(format_names));
  check.add_flag("--all", given.all, "each of the findings that are alike with its line, in text");
  check.add_flag("--quiet,-q", given.quiet, "no notices and no summary");
}

}  // namespace

run_function add_check(CLI::App& program) {
  CLI::App& check = new_command(program, "check", "holds manifests in YAML to the rules, all of them together");
  const auto given = std::make_shared<check_options>();
  add_what_is_checked(check, *given);
  add_rendering_options(check, given->rendering);
  add_what_it_is_held_to(check, *given);
  add_what_is_new(check, *given);
  add_what_is_said(check, *given);
  check.footer(
      "Examples:\n"
      "  dovetail check deploy/\n"
      "  helm template shop charts/shop | dovetail check -\n"
      "  dovetail check --since main .\n"
      "  dovetail check --profile restricted --external Secret/db:USER,PASSWORD web.yaml\n\n"
      "Exit code: 0 sound, 1 findings, 2 a usage error or something that cannot be read.");
  return [given] { return run(*given); };
}

}  // namespace dovetail::cli
