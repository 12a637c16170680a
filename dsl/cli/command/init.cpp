/// `dovetail init`.

#include "cli/command/command.hpp"
#include "cli/command/streams.hpp"
#include "cli/convert/convert.hpp"
#include "cli/init/new_project.hpp"
#include "cli/settings.hpp"

#include <fmt/core.h>
#include <CLI/App.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace dovetail::cli {
namespace {

struct init_options {
  std::string name;
  std::string output;
  std::string repository = DOVETAIL_REPOSITORY;
  /// What the project's stack is made of; none: it is one of a web server.
  std::vector<std::string> from;
  bool accept_findings = false;
};

/// The stack's files are those that convert makes, in the place of the project's own.
void put_in_stack(const convert::conversion& made, const std::string& name, std::vector<project_file>& files) {
  const std::filesystem::path folder = std::filesystem::path("stack") / name;
  std::erase_if(files, [&](const project_file& each) { return each.path.parent_path() == folder; });
  for (const convert::source_file& each : made.files) files.push_back({folder / each.path, each.text});
}

int run(const init_options& given) {
  check_project_name(given.name);
  new_project project{given.name, DOVETAIL_VERSION, given.repository, {}};
  const auto prefix = installed_prefix();
  if (!prefix && given.repository.empty())
    throw usage_error{
        "this program is not installed with the library, and it is not known where the project could fetch it from: name its "
        "repository by --repository, or use the program of an installed library"};
  // CMake looks in these by itself.
  const bool is_found = !prefix || *prefix == "/usr" || *prefix == "/usr/local";
  if (!is_found) project.prefix = *prefix;
  const std::string folder = given.output.empty() ? given.name : given.output;
  auto files = files_of(project);
  std::string stack = "a stack of a web server";
  int exit_code = 0;
  if (!given.from.empty()) {
    convert::request asked;
    asked.paths = given.from;
    asked.name = given.name;
    asked.output = (std::filesystem::path(folder) / "stack" / given.name).string();
    asked.accept_findings = given.accept_findings;
    const convert::conversion made = convert::convert(asked);
    put_in_stack(made, given.name, files);
    write_new(folder, files);
    complain(convert::report_of(made, asked));
    stack = fmt::format("a stack of {} of {} documents", made.converted, made.documents);
    exit_code = convert::is_whole(made, asked) ? 0 : 1;
  } else {
    write_new(folder, files);
  }
  const std::string preset = is_found ? "stacks" : "here";
  say(
      fmt::format("{} files in {}: {}, in stack/{}. To compile it and to write its manifests:\n"
                  "  cd {} && cmake --preset {} && cmake --build --preset stacks\n",
                  files.size(), folder, stack, given.name, folder, preset));
  return exit_code;
}

}  // namespace

run_function add_init(CLI::App& program) {
  CLI::App& init = new_command(program, "init", "makes a project with a stack that compiles");
  const auto given = std::make_shared<init_options>();
  init.add_option("name", given->name, "of the project and of its stack, such as shop")->type_name("NAME")->required();
  init.add_option("-o,--output", given->output,
                  "the folder to make it in (its name); files that are there are not overwritten")
      ->type_name("PATH");
  init.add_option("--repository", given->repository, "where Dovetail is fetched from where it is not installed")
      ->type_name("URL");
  CLI::Option* const from =
      init.add_option("--from", given->from, "manifests in YAML that the stack is made of, as `dovetail convert` does")
          ->type_name("PATH");
  init.add_flag("--accept-findings", given->accept_findings, "of --from: it writes what the rules refuse, too")
      ->needs(from);
  init.footer(
      "Examples:\n"
      "  dovetail init shop\n"
      "  dovetail init shop --from deploy/\n"
      "  dovetail init shop --output . --repository https://git.example.com/tools/dovetail\n"
      "\n"
      "Exit code: 0, or 1 where something of --from is left out or has findings; 2 a usage error.");
  return [given] { return run(*given); };
}

}  // namespace dovetail::cli
