#include "cli/init/new_project.hpp"

#include "cli/init/templates.hpp"
#include "cli/settings.hpp"
#include "dovetail/text/names.hpp"
#include "schema/output.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <system_error>
#include <utility>

namespace dovetail::cli {
namespace {

namespace fs = std::filesystem;

struct replacement {
  std::string_view name;
  std::string text;
};

std::string replaced(std::string_view text, const std::vector<replacement>& by) {
  std::string made;
  while (!text.empty()) {
    const auto found =
        std::find_if(by.begin(), by.end(), [&](const replacement& each) { return text.starts_with(each.name); });
    if (found == by.end()) {
      made += text.front();
      text.remove_prefix(1);
    } else {
      made += found->text;
      text.remove_prefix(found->name.size());
    }
  }
  return made;
}

/// A stack is compiled with the headers of one minor version.
std::string minor_of(std::string_view version) { return std::string(version.substr(0, version.rfind('.'))); }

std::string find_dovetail(const new_project& project) {
  if (project.repository.empty()) return fmt::format("find_package(dovetail {} REQUIRED)\n", minor_of(project.version));
  return fmt::format(
      "# Where it is not installed it is fetched and built, which takes minutes the first time.\n"
      "include(FetchContent)\n"
      "FetchContent_Declare(\n"
      "  dovetail\n"
      "  GIT_REPOSITORY {}\n"
      "  GIT_TAG v{}\n"
      "  FIND_PACKAGE_ARGS {})\n"
      "FetchContent_MakeAvailable(dovetail)\n",
      project.repository, project.version, minor_of(project.version));
}

std::string hook_of(const new_project& project) {
  if (project.repository.empty())
    return "  - repo: local\n"
           "    hooks:\n"
           "      - id: dovetail-check\n"
           "        name: dovetail check\n"
           "        language: system\n"
           "        entry: dovetail check generated\n"
           "        files: ^generated/\n"
           "        pass_filenames: false";
  return fmt::format(
      "  - repo: {}\n"
      "    rev: v{}\n"
      "    hooks:\n"
      "      - id: dovetail-check-system\n"
      "        args: [generated]\n"
      "  - repo: local\n"
      "    hooks:",
      project.repository, project.version);
}

std::string package_of(const new_project& project) {
  if (project.repository.empty()) return ": \"${DOVETAIL_PACKAGE=}\"";
  return fmt::format(
      ": \"${{DOVETAIL_PACKAGE:={}/releases/download/v{}/dovetail_{}_$(dpkg --print-architecture).deb}}\"",
      project.repository, project.version, project.version);
}

/// The repository's address is written into CMake, YAML and a shell's quotes.
void check_repository(std::string_view repository) {
  const auto is_plain = [](char c) {
    return dovetail::detail::is_alphanumeric(c) || std::string_view("-._~:/@%+").find(c) != std::string_view::npos;
  };
  if (!std::all_of(repository.begin(), repository.end(), is_plain) ||
      (!repository.empty() && repository.find(':') == std::string_view::npos))
    throw usage_error{
        fmt::format("`{}` is no address of a repository, as https://git.example.com/tools/dovetail", repository)};
}

/// What only this machine knows; CMake's presets are read from here too, and git ignores it.
std::string user_presets(const fs::path& prefix) {
  std::string quoted;
  for (const char c : prefix.string()) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return fmt::format(
      "{{\n"
      "  \"version\": 6,\n"
      "  \"configurePresets\": [\n"
      "    {{\"name\": \"here\", \"inherits\": \"stacks\", \"cacheVariables\": {{\"CMAKE_PREFIX_PATH\": \"{}\"}}}}\n"
      "  ]\n"
      "}}\n",
      quoted);
}

}  // namespace

void check_project_name(std::string_view name) {
  if (is_dns_1035_label(name)) return;
  throw usage_error{fmt::format(
      "`{}` is no name of a stack: that has a to z, 0 to 9 and `-`, starts with a letter, ends with a letter or a digit, and "
      "has at most 63 characters",
      name)};
}

std::vector<project_file> files_of(const new_project& project) {
  check_project_name(project.name);
  check_repository(project.repository);
  std::string name_space = project.name + "_stack";
  std::replace(name_space.begin(), name_space.end(), '-', '_');
  const std::vector<replacement> by = {{"@NAME@", project.name},       {"@NAMESPACE@", name_space},
                                       {"@VERSION@", project.version}, {"@DOVETAIL@\n", find_dovetail(project)},
                                       {"@HOOK@", hook_of(project)},   {"@PACKAGE@", package_of(project)}};
  std::vector<project_file> files;
  for (const file_template& each : file_templates())
    files.push_back({replaced(each.path, by), replaced(each.text, by), each.path.starts_with(".ci/")});
  if (!project.prefix.empty()) files.push_back({"CMakeUserPresets.json", user_presets(project.prefix), false});
  return files;
}

void write_new(const fs::path& folder, const std::vector<project_file>& files) {
  std::string there;
  for (const project_file& file : files)
    if (fs::exists(fs::symlink_status(folder / file.path))) there += "\n  " + (folder / file.path).string();
  if (!there.empty()) throw usage_error{"nothing was written, since these are there already:" + there};
  std::vector<schema::output_file> all;
  for (const project_file& file : files) all.push_back({folder / file.path, file.text});
  schema::write_files(all);
  for (const project_file& file : files)
    if (file.is_program)
      fs::permissions(folder / file.path, fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec,
                      fs::perm_options::add);
}

std::optional<fs::path> installed_prefix() {
  std::error_code failed;
  const fs::path program = fs::canonical("/proc/self/exe", failed);
  if (failed) return std::nullopt;
  const fs::path prefix = program.parent_path().parent_path();
  if (!fs::exists(prefix / DOVETAIL_LIBDIR / "cmake/dovetail/dovetailConfig.cmake", failed)) return std::nullopt;
  return prefix;
}

}  // namespace dovetail::cli
