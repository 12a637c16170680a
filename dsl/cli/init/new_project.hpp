/// A project that works, for `dovetail init`: its files, and how they come to disk.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::cli {

struct new_project {
  /// Of the project and of its stack.
  std::string name{};
  /// Of Dovetail.
  std::string version{};
  /// Where Dovetail's repository is, for a project that fetches it where it is not installed. Empty: not known.
  std::string repository{};
  /// Where it is installed, where that is no place that CMake looks in by itself. It goes into a file that git ignores.
  std::filesystem::path prefix{};
};

struct project_file {
  std::filesystem::path path{};
  std::string text{};
  bool is_program = false;
};

/// Throws usage_error for what is no name of a stack: it is a label of DNS, starting with a letter, as a Service's name is.
void check_project_name(std::string_view name);

std::vector<project_file> files_of(const new_project& project);

/// Writes all of them below a folder, or none: throws usage_error where one is there already, and schema::problem where one cannot be
/// written.
void write_new(const std::filesystem::path& folder, const std::vector<project_file>& files);

/// Where the library is installed whose program this is; nothing where it is in no installation.
std::optional<std::filesystem::path> installed_prefix();

}  // namespace dovetail::cli
