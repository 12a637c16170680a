/// Another working directory, for a while: files of another checkout are named as if they were here.
#pragma once

#include <filesystem>

namespace dovetail::cli {

/// The working directory, until this ends. Throws filesystem_error where it cannot be.
class working_folder {
 public:
  explicit working_folder(const std::filesystem::path& folder);
  ~working_folder();
  working_folder(const working_folder&) = delete;

 private:
  std::filesystem::path before_;
};

/// A path as it leads from the working directory, so that it leads to the same file from another one.
std::filesystem::path from_here(const std::filesystem::path& path);

}  // namespace dovetail::cli
