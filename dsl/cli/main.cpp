/// dovetail: Kubernetes manifests in YAML, held to the rules that Dovetail's stacks are held to.

#include "cli/check.hpp"
#include "cli/config.hpp"
#include "cli/convert/command.hpp"
#include "cli/explain.hpp"
#include "cli/report.hpp"
#include "dovetail/read/options.hpp"

#include <fmt/format.h>
#include <unistd.h>
#include <CLI/CLI.hpp>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <filesystem>
#include <new>
#include <string>
#include <vector>

namespace {

using namespace dovetail::cli;

constexpr int bad_usage = 2;

struct check_command {
  std::vector<std::string> paths;
  std::string profile, kubernetes, format, config, name_space;
  std::vector<std::string> only, skip, externals, external_files, crds;
  bool strict = false;
  bool all = false;
  bool quiet = false;
  bool no_config = false;
};

// To standard error, and where that is full there is nobody to tell.
void complain(const std::string& words) { std::fputs(words.c_str(), stderr); }

void say(const std::string& words) {
  if (std::fwrite(words.data(), 1, words.size(), stdout) != words.size() || std::fflush(stdout) != 0)
    throw usage_error{fmt::format("standard output cannot be written: {}", std::strerror(errno))};
}

bool is_coloured() {
  const char* const no_colour = std::getenv("NO_COLOR");
  return (no_colour == nullptr || *no_colour == '\0') && ::isatty(STDOUT_FILENO) != 0;
}

/// The config file's text, for whoever points into it.
struct config_file {
  std::string name;
  std::string text;
};

config_file read_config_file(const check_command& given, settings& into) {
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
void add_command_line(const check_command& given, settings& into) {
  if (!given.profile.empty()) into.held_to = &profile_of(given.profile);
  if (!given.kubernetes.empty()) into.kubernetes_minor = kubernetes_minor_of(given.kubernetes);
  if (!given.format.empty()) into.format = format_of(given.format);
  if (!given.name_space.empty()) into.name_space = given.name_space;
  if (given.strict) into.strict = true;
  into.all = given.all;
  for (const auto* ids : {&given.only, &given.skip}) check_rule_ids(*ids);
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

int run(const check_command& given) {
  settings asked;
  const config_file config = read_config_file(given, asked);
  add_command_line(given, asked);
  outcome found = check_objects(read_inputs(given.paths), asked);
  if (!config.name.empty()) found.other_sources.emplace(config.name, config.text);
  say(reported(found, asked));
  if (!given.quiet || !found.unreadable.empty()) complain(notices_of(found));
  if (!given.quiet) complain(summary_of(found));
  return exit_code_of(found, asked);
}

int explain(const std::vector<std::string>& ids) {
  check_rule_ids(ids);
  std::string all;
  for (const std::string& id : ids) all += (all.empty() ? "" : "\n") + explanation_of(id, is_coloured());
  say(all);
  return 0;
}

void add_check_options(CLI::App& check, check_command& given) {
  check.add_option("paths", given.paths, "files, folders (their .yaml, .yml and .json), or - for standard input")
      ->required();
  check.add_option("--profile", given.profile, "wiring (always), baseline, restricted or production")
      ->type_name("NAME");
  check.add_option("--only", given.only, "these rules alone: their ids, with commas between")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("ID");
  check.add_option("--skip", given.skip, "not these rules")->delimiter(',')->allow_extra_args(false)->type_name("ID");
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
      ->type_name("VERSION");
  check.add_option("--crds", given.crds, "files and folders with CustomResourceDefinitions")
      ->allow_extra_args(false)
      ->type_name("PATH");
  check.add_option("--format", given.format, "text, json, sarif or github")->type_name("FORMAT");
  check.add_option("--config", given.config, "settings, instead of the nearest .dovetail.yaml")->type_name("FILE");
  check.add_flag("--no-config", given.no_config, "no settings but the command line's")->excludes("--config");
  check.add_flag("--all", given.all, "each of the findings that are alike with its line, in text");
  check.add_flag("--strict", given.strict, "warnings are wrong too");
  check.add_flag("--quiet,-q", given.quiet, "no notices and no summary");
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Holds Kubernetes manifests to the rules of Dovetail.", "dovetail"};
  app.set_version_flag("--version", "dovetail " DOVETAIL_VERSION, "print this version");
  app.require_subcommand(1);
  check_command given;
  CLI::App& check = *app.add_subcommand("check", "holds manifests in YAML to the rules, all of them together");
  add_check_options(check, given);
  check.footer("Exit code: 0 sound, 1 findings, 2 a usage error or something that cannot be read.");
  std::vector<std::string> ids;
  CLI::App& explained =
      *app.add_subcommand("explain", "says what a rule asks for, and shows a wrong and a right example");
  explained.add_option("rules", ids, "ids of rules, such as REF-09")->required();
  std::string format = "text";
  CLI::App& rules = *app.add_subcommand("rules", "lists all rules");
  rules.add_option("--format", format, "text or json")->check(CLI::IsMember({"text", "json"}));
  convert::request converted;
  CLI::App& conversion = convert::add_command(app, converted);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? 0 : bad_usage;
  }
  try {
    if (check.parsed()) return run(given);
    if (explained.parsed()) return explain(ids);
    if (conversion.parsed()) return convert::run(converted);
    say(format == "json" ? json_of_rules() : table_of_rules());
    return 0;
  } catch (const usage_error& wrong) {
    complain("dovetail: " + wrong.words + "\n");
  } catch (const std::bad_alloc&) {
    complain("dovetail: out of memory\n");
  } catch (const std::exception& wrong) {
    complain(fmt::format("dovetail: {}\n", wrong.what()));
  }
  return bad_usage;
}
