#include "cli/tools/git_base.hpp"

#include "cli/settings.hpp"
#include "cli/tools/run.hpp"

#include <fmt/format.h>

namespace dovetail::cli {
namespace {

constexpr const char* usual_branches[] = {"origin/HEAD", "origin/main", "origin/master", "main", "master"};

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

bool is_there(const std::string& revision) {
  return run({"git", "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"}).went_well();
}

std::string main_branch(const std::string& option) {
  for (const char* each : usual_branches)
    if (is_there(each)) return each;
  throw usage_error{fmt::format(
      "{}: this is no repository of git with a branch main or master; say the branch that the change is to go into",
      option)};
}

}  // namespace

git_base find_git_base(const std::string& option, const std::string& branch) {
  if (find_tool("git").empty()) throw usage_error{fmt::format("{} needs git, which is not in PATH", option)};
  const std::string found = branch.empty() ? main_branch(option) : branch;
  if (!is_there(found)) throw usage_error{fmt::format("{}: there is no revision `{}`", option, found)};
  const ran base = run({"git", "merge-base", "--", found, "HEAD"});
  if (!base.went_well())
    throw usage_error{
        fmt::format("{}: `{}` and what is checked out have no commit in common (a shallow clone has too few: git fetch "
                    "--unshallow)",
                    option, found)};
  const ran name = run({"git", "rev-parse", "--short", first_line(base.out)});
  return {first_line(name.went_well() ? name.out : base.out), found};
}

}  // namespace dovetail::cli
