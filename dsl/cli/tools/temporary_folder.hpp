/// A folder of this run's own.
#pragma once

#include <filesystem>

namespace dovetail::cli {

/// A new folder among the system's temporary ones, which is removed with all that is in it. Throws usage_error where none can
/// be made.
class temporary_folder {
 public:
  temporary_folder();
  temporary_folder(const temporary_folder&) = delete;
  ~temporary_folder();

  /// Without links in it.
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_{};
};

}  // namespace dovetail::cli
