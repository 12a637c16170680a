/// Files of a stack that are no manifests, such as a Dockerfile or a workflow, and what becomes of them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace dovetail::cli::review {

struct changed_file {
  /// '~', '+' or '-'.
  char sign = '~';
  /// Below the stack's folder.
  std::string name{};
};

/// Those that differ between two folders, either of which may not be there; all files, or those that hold no objects.
std::vector<changed_file> changed_files(const std::filesystem::path& before, const std::filesystem::path& after,
                                        bool all);

}  // namespace dovetail::cli::review
