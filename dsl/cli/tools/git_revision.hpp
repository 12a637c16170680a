/// The files of a repository as they were at a revision.
#pragma once

#include "cli/tools/temporary_folder.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::cli {

/// A copy of all files of the repository that the working directory is in, in a folder that is removed again. Neither the
/// checkout nor the index is touched. Throws usage_error, with the option that asked for it, where there is no git, no repository or no
/// such revision.
class git_revision {
 public:
  git_revision(std::string_view option, const std::string& revision);

  /// Of paths from here those that were there, as they lead from what the working directory was.
  std::vector<std::string> paths_there(const std::vector<std::string>& paths) const;
  /// What the working directory was.
  const std::filesystem::path& working_folder() const { return working_folder_; }

 private:
  temporary_folder folder_{};
  std::filesystem::path working_folder_{};
};

}  // namespace dovetail::cli
