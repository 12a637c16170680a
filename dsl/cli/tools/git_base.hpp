/// Where a change has left the branch that it is to go into.
#pragma once

#include <string>

namespace dovetail::cli {

struct git_base {
  /// Abbreviated.
  std::string commit{};
  std::string branch{};
};

/// The merge base of what is checked out and a branch, or another revision; empty: the repository's main branch, by its usual names.
/// Throws usage_error, with the option that says the branch, where there is none.
git_base find_git_base(const std::string& option, const std::string& branch);

}  // namespace dovetail::cli
