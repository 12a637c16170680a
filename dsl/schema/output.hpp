/// Files that are written whole or not at all, and left alone when they would not change.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace dovetail::schema {

struct output_file {
  std::filesystem::path path;
  std::string text;
};

/// Writes all files that would change, each to a file beside it first; only when all are there they get their names.
/// Makes the folders. Returns how many changed; throws a `problem` and leaves nothing behind where one cannot be written.
std::size_t write_files(const std::vector<output_file>& files);

/// Removes the importer's own files below `folder` that are none of `files`: an import of something else left them.
void remove_others(const std::filesystem::path& folder, const std::vector<output_file>& files);

/// Whether `path` holds `text` already.
bool holds(const std::filesystem::path& path, const std::string& text);

}  // namespace dovetail::schema
