#include "cli/watched_files.hpp"

#include <sys/stat.h>

#include <filesystem>

namespace dovetail::cli {

namespace fs = std::filesystem;

void watched_files::look_at(const std::string& path, std::map<std::string, state>& into) {
  struct stat found{};
  if (::stat(path.c_str(), &found) != 0) return;
  const bool is_folder = S_ISDIR(found.st_mode);
  state now;
  now.inode = found.st_ino;
  // What a folder has in it is seen by itself.
  if (!is_folder) now.size = static_cast<std::uint64_t>(found.st_size);
  if (!is_folder) now.seconds = found.st_mtim.tv_sec;
  if (!is_folder) now.nanoseconds = found.st_mtim.tv_nsec;
  into.emplace(path, now);
}

void watched_files::look_below(const std::string& path, std::map<std::string, state>& into) {
  look_at(path, into);
  std::error_code error;
  if (!fs::is_directory(path, error)) return;
  fs::recursive_directory_iterator each(path, fs::directory_options::skip_permission_denied, error);
  // A folder that goes away meanwhile is looked at the next time.
  for (; !error && each != fs::recursive_directory_iterator(); each.increment(error)) {
    const bool is_hidden = each->path().filename().string().starts_with('.');
    std::error_code ignored;
    if (is_hidden && each->is_directory(ignored)) each.disable_recursion_pending();
    if (!is_hidden) look_at(each->path().string(), into);
  }
}

void watched_files::add(std::vector<std::string> paths) {
  for (std::string& path : paths)
    if (const auto [added, is_new] = paths_.insert(std::move(path)); is_new) look_below(*added, seen_);
}

bool watched_files::have_changed() {
  std::map<std::string, state> now;
  for (const std::string& path : paths_) look_below(path, now);
  const bool is_other = now != seen_;
  seen_ = std::move(now);
  return is_other;
}

}  // namespace dovetail::cli
