/// Whether files below some paths have changed.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace dovetail::cli {

/// What there is below files and folders, hidden ones left out. By looking, again and again: an editor may put a new file in the
/// place of the old one, a folder may come and go, and a file system of another machine tells nobody.
class watched_files {
 public:
  explicit watched_files(std::vector<std::string> paths) { add(std::move(paths)); }

  /// Further paths, as they are now.
  void add(std::vector<std::string> paths);
  /// Whether anything is another than when this was asked before.
  bool have_changed();

 private:
  struct state {
    std::uint64_t inode = 0;
    std::uint64_t size = 0;
    std::int64_t seconds = 0;
    std::int64_t nanoseconds = 0;
    friend bool operator==(const state&, const state&) = default;
  };
  static void look_below(const std::string& path, std::map<std::string, state>& into);
  static void look_at(const std::string& path, std::map<std::string, state>& into);

  std::set<std::string> paths_{};
  std::map<std::string, state> seen_{};
};

}  // namespace dovetail::cli
