/// A file by one name, however it was reached.
#pragma once

#include <filesystem>
#include <string>
#include <system_error>

namespace dovetail::cli {

/// Absolute and without links in it; empty where there is no such file.
inline std::string whole_path(const std::filesystem::path& file) {
  std::error_code error;
  const std::filesystem::path found = std::filesystem::canonical(file, error);
  return error ? std::string{} : found.string();
}

}  // namespace dovetail::cli
