#include "disk.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

namespace dovetail::emit::detail {
namespace {

namespace fs = std::filesystem;

/// The name of a temporary file starts with this; the writer's process id and a number follow.
constexpr std::string_view temporary_prefix = ".dovetail-tmp-";

[[noreturn]] void fail(std::string_view what, const fs::path& path, int error) {
  throw file_error(fmt::format("{} {}: {}", what, path.string(), std::generic_category().message(error)));
}

/// An open file, closed at the end.
class open_file {
 public:
  open_file(const fs::path& path, int flags, mode_t mode = 0) : number_(open(path.c_str(), flags | O_CLOEXEC, mode)) {}
  open_file(const open_file&) = delete;
  open_file& operator=(const open_file&) = delete;
  ~open_file() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }
  /// Some file systems tell only here that the disk is full. Returns errno, or 0.
  int close() { return ::close(std::exchange(number_, -1)) == 0 ? 0 : errno; }

 private:
  int number_;
};

/// Reads up to `size` bytes, less only where the file ends.
std::string read_up_to(const open_file& file, std::size_t size, const fs::path& path) {
  std::string content(size, '\0');
  std::size_t filled = 0;
  while (filled < size) {
    const ssize_t count = ::read(file.number(), content.data() + filled, size - filled);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail("cannot read", path, errno);
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
  }
  content.resize(filled);
  return content;
}

/// The size of a file that was opened to be read.
std::size_t size_of(const open_file& file, const fs::path& path) {
  struct stat found{};
  if (file.number() < 0 || fstat(file.number(), &found) != 0) fail("cannot read", path, errno);
  return static_cast<std::size_t>(found.st_size);
}

void write_all(const open_file& file, std::string_view content, const fs::path& target) {
  while (!content.empty()) {
    const ssize_t count = write(file.number(), content.data(), content.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail("cannot write", target, errno);
    content.remove_prefix(static_cast<std::size_t>(count));
  }
}

/// The process that writes the temporary file of this name; 0 where it is not the name of one.
pid_t writer_of(std::string_view name) {
  if (!name.starts_with(temporary_prefix)) return 0;
  name.remove_prefix(temporary_prefix.size());
  pid_t writer = 0;
  const char* const end = name.data() + name.size();
  const auto [rest, error] = std::from_chars(name.data(), end, writer);
  return error == std::errc{} && rest != end && *rest == '-' ? writer : 0;
}

/// Not this process, which writes nothing yet: one that had its id before it.
bool is_another_alive(pid_t process) { return process != getpid() && (kill(process, 0) == 0 || errno != ESRCH); }

}  // namespace

entry look(const fs::path& path) {
  struct stat found{};
  if (lstat(path.c_str(), &found) != 0) {
    if (errno == ENOENT || errno == ENOTDIR) return entry::nothing;
    fail("cannot look at", path, errno);
  }
  if (S_ISREG(found.st_mode)) return entry::file;
  if (S_ISDIR(found.st_mode)) return entry::folder;
  return S_ISLNK(found.st_mode) ? entry::link : entry::special;
}

std::string_view name_of(entry what) {
  switch (what) {
    case entry::nothing:
      return "nothing";
    case entry::file:
      return "a file";
    case entry::folder:
      return "a folder";
    case entry::link:
      return "a symbolic link";
    case entry::special:
      break;
  }
  return "neither a file nor a folder";
}

std::string read(const fs::path& path) {
  const open_file file(path, O_RDONLY | O_NOFOLLOW);
  return read_up_to(file, size_of(file, path), path);
}

bool holds(const fs::path& path, std::string_view content) {
  const open_file file(path, O_RDONLY | O_NOFOLLOW);
  return size_of(file, path) == content.size() && read_up_to(file, content.size(), path) == content;
}

bool is_owned(const fs::path& path) {
  constexpr std::size_t longest_first_line = 4096;
  const open_file file(path, O_RDONLY | O_NOFOLLOW);
  const std::string start = read_up_to(file, std::min(size_of(file, path), longest_first_line), path);
  return std::string_view(start).substr(0, start.find('\n')).find(ownership_mark) != std::string_view::npos;
}

surplus find_surplus(const fs::path& folder, const std::function<bool(std::string_view)>& is_expected) {
  surplus found;
  if (look(folder) == entry::nothing) return found;
  const std::size_t before = (folder / "").native().size();
  try {
    for (const fs::directory_entry& each : fs::recursive_directory_iterator(folder)) {
      std::string path = each.path().native().substr(before);
      if (is_expected(path) || each.symlink_status().type() != fs::file_type::regular) continue;
      if (const pid_t writer = writer_of(each.path().filename().native()); writer > 0) {
        if (!is_another_alive(writer)) found.leftover.push_back(std::move(path));
      } else if (access(each.path().c_str(), R_OK) == 0 && is_owned(each.path())) {  // what may not be read is not ours
        found.owned.push_back(std::move(path));
      }
    }
  } catch (const fs::filesystem_error& error) {
    fail("cannot look into", error.path1().empty() ? folder : error.path1(), error.code().value());
  }
  std::sort(found.owned.begin(), found.owned.end());
  std::sort(found.leftover.begin(), found.leftover.end());
  return found;
}

replacement::~replacement() {
  for (const prepared& each : files_) unlink(each.temporary.c_str());
  // Those that hold something by now stay.
  std::for_each(made_folders_.rbegin(), made_folders_.rend(), [](const fs::path& each) { rmdir(each.c_str()); });
}

void replacement::make_folder(const fs::path& folder) {
  if (folder.empty()) return;
  int error = mkdir(folder.c_str(), 0777) == 0 ? 0 : errno;
  if (error == ENOENT) {
    make_folder(folder.parent_path());
    error = mkdir(folder.c_str(), 0777) == 0 ? 0 : errno;
  }
  if (error == 0) made_folders_.push_back(folder);
  // Another stack's program may have made it meanwhile.
  else if (error != EEXIST) fail("cannot make the folder", folder, error);
}

void replacement::prepare(std::string_view path, std::string_view content) {
  const fs::path target = folder_ / path, parent = target.parent_path();
  if (files_.empty() || files_.back().target.parent_path() != parent) make_folder(parent);
  const fs::path temporary =
      parent / fmt::format("{}{}-{}", temporary_prefix, static_cast<long>(getpid()), files_.size());

  open_file file(temporary, O_WRONLY | O_CREAT | O_EXCL, 0666);
  if (file.number() < 0) fail("cannot write", target, errno);
  files_.push_back({temporary, target});
  write_all(file, content, target);
  struct stat old{};
  if (lstat(target.c_str(), &old) == 0 && fchmod(file.number(), old.st_mode & 07777) != 0)
    fail("cannot set the permissions of", target, errno);
  if (const int error = file.close(); error != 0) fail("cannot write", target, error);
}

void replacement::commit() {
  while (!files_.empty()) {
    const prepared& each = files_.back();
    if (rename(each.temporary.c_str(), each.target.c_str()) != 0) fail("cannot write", each.target, errno);
    files_.pop_back();
  }
  made_folders_.clear();
}

void remove_file(const fs::path& folder, std::string_view path) {
  const fs::path file = folder / path;
  if (unlink(file.c_str()) != 0 && errno != ENOENT) fail("cannot remove", file, errno);
  for (fs::path relative = fs::path(path).parent_path(); !relative.empty(); relative = relative.parent_path())
    if (rmdir((folder / relative).c_str()) != 0) return;
}

}  // namespace dovetail::emit::detail
