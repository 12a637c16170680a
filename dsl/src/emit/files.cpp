#include "dovetail/emit/files.hpp"

#include "disk.hpp"
#include "unified_diff.hpp"

#include <algorithm>
#include <map>

#include <fmt/core.h>

namespace dovetail::emit {
namespace {

namespace fs = std::filesystem;
using detail::entry;

std::string shown(const fs::path& folder, std::string_view path) { return (folder / path).string(); }

/// Whether a path leads to a place inside the folder that it is relative to, and says so in one way only.
bool is_inside(std::string_view path) {
  if (path.empty() || path.ends_with('/')) return false;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    const std::string_view name = path.substr(at, end - at);
    if (name.empty() || name == "." || name == "..") return false;
    if (std::any_of(name.begin(), name.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; })) return false;
    at = end + 1;
  }
  return true;
}

/// The files by their paths, each of which is sound beside the others.
std::map<std::string_view, const file*> by_path(const std::vector<file>& files) {
  std::map<std::string_view, const file*> result;
  for (const file& each : files) {
    if (!is_inside(each.path))
      throw file_error(
          fmt::format("the stack makes a file '{}', which is no path inside the output folder: give it one "
                      "without '..', a '/' at its start or its end, or an empty part",
                      each.path));
    const std::string_view first_line = std::string_view(each.content).substr(0, each.content.find('\n'));
    if (first_line.find(ownership_mark) == std::string_view::npos)
      throw std::logic_error(fmt::format("the first line of '{}' lacks the mark '{}'", each.path, ownership_mark));
    if (!result.emplace(each.path, &each).second)
      throw file_error(fmt::format("the stack makes the file '{}' twice: give one of the two another path", each.path));
  }
  for (const auto& [path, ignored] : result)
    for (std::size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/', slash + 1))
      if (result.contains(path.substr(0, slash)))
        throw file_error(
            fmt::format("the stack makes '{}' both a file and the folder of '{}': give one of the two "
                        "another path",
                        path.substr(0, slash), path));
  return result;
}

/// Looks at the places of files, whose paths come in their order.
class places {
 public:
  explicit places(const fs::path& folder) : folder_(folder) {}

  /// Whether there is a file already. Throws where something else is in its place or on the way to it.
  bool has_file(std::string_view path) {
    const std::size_t last_slash = path.rfind('/');
    const std::string_view parent = path.substr(0, last_slash == std::string_view::npos ? 0 : last_slash);
    if (parent != sound_parent_) {
      for (std::size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/', slash + 1)) {
        const entry found = detail::look(folder_ / path.substr(0, slash));
        if (found == entry::nothing) return false;
        if (found != entry::folder) in_the_way(path.substr(0, slash), found, "a folder");
      }
      sound_parent_ = parent;
    }
    const entry found = detail::look(folder_ / path);
    if (found != entry::nothing && found != entry::file) in_the_way(path, found, "a file");
    return found == entry::file;
  }

 private:
  [[noreturn]] void in_the_way(std::string_view part, entry found, std::string_view needed) const {
    throw file_error(
        fmt::format("{} is in the way: it is {}, where the stack needs {}. Move it away, then run this again",
                    shown(folder_, part), detail::name_of(found), needed));
  }

  const fs::path& folder_;
  std::string_view sound_parent_{};
};

/// The output folder itself may be a link to one.
void check_folder(const fs::path& folder) {
  std::error_code error;
  const fs::file_status found = fs::status(folder, error);
  if (found.type() == fs::file_type::not_found || found.type() == fs::file_type::directory) return;
  if (found.type() == fs::file_type::none)
    throw file_error(fmt::format("cannot look at the output folder {}: {}", folder.string(), error.message()));
  throw file_error(fmt::format("the output folder {} is {}: name another one with --output, or move it away",
                               folder.string(), found.type() == fs::file_type::regular ? "a file" : "no folder"));
}

}  // namespace

changes write_files(const fs::path& folder, const std::vector<file>& files, bool force) {
  const auto wanted = by_path(files);
  check_folder(folder);
  changes result;
  places on_disk(folder);
  for (const auto& [path, each] : wanted) {
    const fs::path target = folder / path;
    if (!on_disk.has_file(path)) {
      result.written.emplace_back(path);
    } else if (detail::holds(target, each->content)) {
      result.unchanged.emplace_back(path);
    } else if (force || detail::is_owned(target)) {
      result.written.emplace_back(path);
    } else {
      throw file_error(
          fmt::format("{} was not written by Dovetail (its first line lacks the mark '{}'). Move it away, or "
                      "pass --force to replace it",
                      target.string(), ownership_mark));
    }
  }
  const auto is_wanted = [&](std::string_view path) { return wanted.contains(path); };
  detail::surplus surplus = detail::find_surplus(folder, is_wanted);

  // First what a killed process left: it may be what fills the disk, or have the name that a file gets for now.
  for (const std::string& path : surplus.leftover) detail::remove_file(folder, path);
  detail::replacement replacement(folder);
  for (const std::string& path : result.written) replacement.prepare(path, wanted.at(path)->content);
  replacement.commit();
  for (const std::string& path : surplus.owned) detail::remove_file(folder, path);
  result.removed = std::move(surplus.owned);
  return result;
}

std::string compare_files(const fs::path& folder, const std::vector<file>& files) {
  const auto wanted = by_path(files);
  check_folder(folder);
  std::map<std::string, std::string> differences;  // in the order of paths, as git has them
  const auto compare = [&](std::string_view path, std::string_view before, std::string_view after,
                           std::string_view about_disk, std::string_view about_stack) {
    const std::string name = shown(folder, path);
    differences.emplace(path, detail::unified_diff(before, after, fmt::format("{} ({})", name, about_disk),
                                                   fmt::format("{} ({})", name, about_stack)));
  };
  places on_disk(folder);
  for (const auto& [path, each] : wanted) {
    const fs::path target = folder / path;
    if (!on_disk.has_file(path)) compare(path, "", each->content, "not on disk", "what the stack says");
    else if (!detail::holds(target, each->content))
      compare(path, detail::read(target), each->content,
              detail::is_owned(target) ? "on disk" : "on disk, not written by Dovetail", "what the stack says");
  }
  const auto is_wanted = [&](std::string_view path) { return wanted.contains(path); };
  for (const std::string& path : detail::find_surplus(folder, is_wanted).owned)
    compare(path, detail::read(folder / path), "", "on disk", "not in the stack");

  std::string result;
  for (const auto& [path, difference] : differences) result += difference;
  return result;
}

}  // namespace dovetail::emit
