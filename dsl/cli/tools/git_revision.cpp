#include "cli/tools/git_revision.hpp"

#include "cli/settings.hpp"
#include "cli/tools/run.hpp"
#include "cli/tools/working_folder.hpp"

#include <fmt/core.h>

#include <initializer_list>
#include <system_error>
#include <vector>

namespace dovetail::cli {
namespace {

namespace fs = std::filesystem;

/// What git says, without the line's end.
std::string git(std::string_view option, std::initializer_list<std::string> arguments, const fs::path& index = {}) {
  std::vector<std::string> command;
  if (!index.empty()) command = {"env", "GIT_INDEX_FILE=" + index.string()};
  // No hook of the user's runs, and no large file is fetched.
  command.insert(command.end(), {"git", "-c", "core.hooksPath=/dev/null", "-c", "filter.lfs.smudge=cat", "-c",
                                 "filter.lfs.process=", "-c", "filter.lfs.required=false"});
  command.insert(command.end(), arguments);
  ran done = run(command);
  if (!done.went_well()) throw usage_error{fmt::format("{}: git fails: {}", option, done.words())};
  while (done.out.ends_with('\n')) done.out.pop_back();
  return done.out;
}

}  // namespace

git_revision::git_revision(std::string_view option, const std::string& revision) {
  if (find_tool("git").empty()) throw usage_error{fmt::format("{} needs git, which is not in PATH", option)};
  const std::string top = git(option, {"rev-parse", "--show-toplevel"}),
                    below = git(option, {"rev-parse", "--show-prefix"});
  if (!run({"git", "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"}).went_well())
    throw usage_error{fmt::format("{}: there is no revision `{}`", option, revision)};
  const std::string commit = git(option, {"rev-parse", "--verify", "--end-of-options", revision + "^{commit}"});
  const fs::path index = folder_.path() / "index", files = folder_.path() / "files";
  fs::create_directory(files);
  git(option, {"-C", top, "read-tree", commit.substr(commit.rfind('\n') + 1)}, index);
  git(option, {"-C", top, "checkout-index", "--all", "--force", "--prefix=" + files.string() + "/"}, index);
  working_folder_ = files / below;
  fs::create_directories(working_folder_);
}

std::vector<std::string> git_revision::paths_there(const std::vector<std::string>& paths) const {
  std::vector<std::string> all;
  for (const std::string& each : paths) {
    const fs::path path = from_here(each);
    std::error_code error;
    if (fs::exists(working_folder_ / path, error)) all.push_back(path.string());
  }
  return all;
}

}  // namespace dovetail::cli
