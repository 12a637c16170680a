/// Looking at files and replacing them, with errors that a user can act on.
#pragma once

#include "dovetail/emit/files.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::emit::detail {

enum class entry { nothing, file, folder, link, special };

/// What stands at `path`, symbolic links not followed. Throws file_error where that cannot be told.
entry look(const std::filesystem::path& path);

/// What `entry` is called in a message: "a symbolic link".
std::string_view name_of(entry what);

/// The whole file. Throws file_error.
std::string read(const std::filesystem::path& path);

/// Whether the file at `path` has these bytes. Throws file_error.
bool holds(const std::filesystem::path& path, std::string_view content);

/// Whether the file at `path` has the ownership mark in its first line. Throws file_error.
bool is_owned(const std::filesystem::path& path);

/// What a folder holds beside what is expected there, at any depth, as paths relative to it, sorted; symbolic links are not
/// followed.
struct surplus {
  std::vector<std::string> owned{};     // files with the ownership mark
  std::vector<std::string> leftover{};  // temporary files of a process that is no more
};
surplus find_surplus(const std::filesystem::path& folder, const std::function<bool(std::string_view)>& is_expected);

/// New contents for files that are put in place together: each is written whole under another name in its folder first.
/// What is left of that when this goes out of scope is removed, and so are the folders made for it. After a kill, temporary
/// files may remain; find_surplus() tells them.
///
/// Nothing waits for the disk (fsync): neither a full disk nor a kill needs it, since the file system reserves the space
/// while writing or tells at the latest when a file is closed. Twelve files take 2 ms so, and 4 to 90 ms with it.
class replacement {
 public:
  explicit replacement(std::filesystem::path folder) : folder_(std::move(folder)) {}
  replacement(const replacement&) = delete;
  replacement& operator=(const replacement&) = delete;
  ~replacement();

  /// Writes `content` beside the place of `path`, a path inside the folder. Throws file_error.
  void prepare(std::string_view path, std::string_view content);
  /// Puts everything in place. A process that is killed meanwhile leaves each file either old or new. Throws file_error.
  void commit();

 private:
  struct prepared {
    std::filesystem::path temporary, target;
  };
  void make_folder(const std::filesystem::path& folder);

  std::filesystem::path folder_;
  std::vector<prepared> files_{};
  std::vector<std::filesystem::path> made_folders_{};
};

/// Removes a file, and the folders up to `folder` that are empty then. Throws file_error.
void remove_file(const std::filesystem::path& folder, std::string_view path);

}  // namespace dovetail::emit::detail
