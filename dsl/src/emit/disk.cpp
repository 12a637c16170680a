#include "disk.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
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

/// A file descriptor that is closed at the end.
class descriptor {
 public:
  explicit descriptor(int number) : number_(number) {}
  descriptor(const descriptor&) = delete;
  descriptor& operator=(const descriptor&) = delete;
  ~descriptor() {
    if (number_ >= 0) close(number_);
  }
  int get() const { return number_; }
  int release() { return std::exchange(number_, -1); }

 private:
  int number_;
};

/// Reads up to `size` bytes, less only where the file ends.
std::string read_up_to(const fs::path& path, std::size_t size) {
  const descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (file.get() < 0) fail("cannot read", path, errno);
  std::string content(size, '\0');
  std::size_t filled = 0;
  while (filled < size) {
    const ssize_t count = ::read(file.get(), content.data() + filled, size - filled);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail("cannot read", path, errno);
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
  }
  content.resize(filled);
  return content;
}

void write_all(int file, std::string_view content, const fs::path& target) {
  while (!content.empty()) {
    const ssize_t count = write(file, content.data(), content.size());
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
  struct stat found {};
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
    case entry::nothing: return "nothing";
    case entry::file: return "a file";
    case entry::folder: return "a folder";
    case entry::link: return "a symbolic link";
    case entry::special: break;
  }
  return "neither a file nor a folder";
}

std::string read(const fs::path& path) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  if (error) fail("cannot read", path, error.value());
  return read_up_to(path, static_cast<std::size_t>(size));
}

bool is_owned(const fs::path& path) {
  constexpr std::size_t longest_first_line = 4096;
  const std::string start = read_up_to(path, longest_first_line);
  return std::string_view(start).substr(0, start.find('\n')).find(ownership_mark) != std::string_view::npos;
}

inventory take_inventory(const fs::path& folder) {
  inventory found;
  if (look(folder) == entry::nothing) return found;
  try {
    for (const fs::directory_entry& each : fs::recursive_directory_iterator(folder)) {
      // What may not be read is not ours.
      if (each.symlink_status().type() != fs::file_type::regular || access(each.path().c_str(), R_OK) != 0) continue;
      std::string path = each.path().lexically_relative(folder).generic_string();
      if (const pid_t writer = writer_of(each.path().filename().native()); writer > 0) {
        if (!is_another_alive(writer)) found.leftover.push_back(std::move(path));
      } else if (is_owned(each.path())) {
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
  std::error_code ignored;
  for (const prepared& each : files_) {
    if (each.descriptor >= 0) close(each.descriptor);
    fs::remove(each.temporary, ignored);
  }
  // Those that hold something by now stay.
  std::for_each(made_folders_.rbegin(), made_folders_.rend(), [](const fs::path& each) { rmdir(each.c_str()); });
}

void replacement::make_folder(const fs::path& folder) {
  if (folder.empty() || mkdir(folder.c_str(), 0777) == 0) {
    if (!folder.empty()) made_folders_.push_back(folder);
    return;
  }
  if (errno == EEXIST) return;
  if (errno != ENOENT) fail("cannot make the folder", folder, errno);
  make_folder(folder.parent_path());
  if (mkdir(folder.c_str(), 0777) != 0) fail("cannot make the folder", folder, errno);
  made_folders_.push_back(folder);
}

void replacement::prepare(std::string_view path, std::string_view content) {
  const fs::path target = folder_ / path;
  make_folder(target.parent_path());
  const fs::path temporary =
      target.parent_path() / fmt::format("{}{}-{}", temporary_prefix, static_cast<long>(getpid()), count_++);

  constexpr int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC;
  int number = open(temporary.c_str(), flags, 0666);
  if (number < 0 && errno == EEXIST) {  // of a killed process that had this one's id
    unlink(temporary.c_str());
    number = open(temporary.c_str(), flags, 0666);
  }
  if (number < 0) fail("cannot write", target, errno);
  files_.push_back({temporary, target, number});
  write_all(number, content, target);

  struct stat old {};
  if (lstat(target.c_str(), &old) == 0 && fchmod(number, old.st_mode & 07777) != 0)
    fail("cannot set the permissions of", target, errno);

  // Flushed many at a time, since the file system then writes its journal once; not all, since processes have a limit.
  constexpr std::size_t most_open = 128;
  if (files_.size() - first_open_ >= most_open) flush();
}

void replacement::flush() {
  for (; first_open_ < files_.size(); ++first_open_) {
    prepared& each = files_[first_open_];
    // Some file systems tell only here that the disk is full.
    if (fsync(each.descriptor) != 0) fail("cannot write", each.target, errno);
    if (close(std::exchange(each.descriptor, -1)) != 0) fail("cannot write", each.target, errno);
  }
}

void replacement::commit() {
  flush();
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
