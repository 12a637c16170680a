/// `dovetail init`.

#include "cli/command/command.hpp"
#include "cli/command/streams.hpp"
#include "cli/init/new_project.hpp"
#include "cli/settings.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <memory>
#include <string>

namespace dovetail::cli {
namespace {

struct init_options {
  std::string name;
  std::string output;
  std::string repository = DOVETAIL_REPOSITORY;
};

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
  const auto files = files_of(project);
  write_new(folder, files);
  const std::string preset = is_found ? "stacks" : "here";
  say(
      fmt::format("{} files in {}: a stack of a web server, in stack/{}. To compile it and to write its manifests:\n"
                  "  cd {} && cmake --preset {} && cmake --build --preset stacks\n",
                  files.size(), folder, given.name, folder, preset));
  return 0;
}

}  // namespace

run_function add_init(CLI::App& program) {
  CLI::App& init = *program.add_subcommand("init", "makes a project with a stack that compiles");
  const auto given = std::make_shared<init_options>();
  init.add_option("name", given->name, "of the project and of its stack, such as shop")->type_name("NAME")->required();
  init.add_option("-o,--output", given->output,
                  "the folder to make it in (its name); files that are there are not overwritten")
      ->type_name("PATH");
  init.add_option("--repository", given->repository, "where Dovetail is fetched from where it is not installed")
      ->type_name("URL");
  init.footer(
      "Examples:\n"
      "  dovetail init shop\n"
      "  dovetail init shop --output . --repository https://git.example.com/tools/dovetail");
  return [given] { return run(*given); };
}

}  // namespace dovetail::cli
