#include "cli/tools/run.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>

extern char** environ;

namespace dovetail::cli {
namespace {

using clock = std::chrono::steady_clock;

/// A file descriptor that is closed again.
class descriptor {
 public:
  explicit descriptor(int of = -1) : of_(of) {}
  descriptor(const descriptor&) = delete;
  ~descriptor() { close(); }
  int get() const { return of_; }
  void reset(int of) {
    close();
    of_ = of;
  }
  void close() {
    if (of_ >= 0) ::close(of_);
    of_ = -1;
  }

 private:
  int of_;
};

/// Where a program writes, and where that is read. Neither is another program's, which would keep it open.
struct channel {
  descriptor reads{}, writes{};

  bool open() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
    reads.reset(ends[0]);
    writes.reset(ends[1]);
    return true;
  }
};

/// Starts it as the head of a group of its own; gives an error number.
int start(const std::vector<std::string>& command, const channel& out, const channel& error, pid_t& started) {
  posix_spawn_file_actions_t files;
  posix_spawnattr_t how;
  ::posix_spawn_file_actions_init(&files);
  ::posix_spawnattr_init(&how);
  ::posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_adddup2(&files, out.writes.get(), STDOUT_FILENO);
  ::posix_spawn_file_actions_adddup2(&files, error.writes.get(), STDERR_FILENO);
  ::posix_spawnattr_setflags(&how, POSIX_SPAWN_SETPGROUP);
  ::posix_spawnattr_setpgroup(&how, 0);
  std::vector<char*> arguments;
  for (const std::string& each : command) arguments.push_back(const_cast<char*>(each.c_str()));
  arguments.push_back(nullptr);
  const int wrong = ::posix_spawnp(&started, arguments.front(), &files, &how, arguments.data(), environ);
  ::posix_spawnattr_destroy(&how);
  ::posix_spawn_file_actions_destroy(&files);
  return wrong;
}

/// Reads what is there; false at the end, and where there is too much.
bool take(descriptor& from, std::string& into, std::size_t at_most, bool& is_too_much) {
  std::array<char, 64 * 1024> block;
  const ssize_t count = ::read(from.get(), block.data(), block.size());
  if (count < 0 && (errno == EINTR || errno == EAGAIN)) return true;
  if (count <= 0) return false;
  into.append(block.data(), static_cast<std::size_t>(count));
  is_too_much = into.size() > at_most;
  return !is_too_much;
}

/// Reads both until their ends; gives what is wrong where one has none.
std::string read_both(channel& out, channel& error, ran& into, const run_bounds& at_most, clock::time_point end) {
  bool is_too_much = false;
  while (out.reads.get() >= 0 || error.reads.get() >= 0) {
    std::array<pollfd, 2> both{pollfd{out.reads.get(), POLLIN, 0}, pollfd{error.reads.get(), POLLIN, 0}};
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - clock::now());
    const int ready = left.count() <= 0 ? 0 : ::poll(both.data(), both.size(), static_cast<int>(left.count()));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0)
      return fmt::format("it has not ended after {} seconds",
                         std::chrono::duration_cast<std::chrono::duration<double>>(at_most.time).count());
    if (both[0].revents != 0 && !take(out.reads, into.out, at_most.bytes, is_too_much)) out.reads.close();
    if (both[1].revents != 0 && !take(error.reads, into.error, at_most.bytes, is_too_much)) error.reads.close();
    if (is_too_much) return fmt::format("it writes more than {} MiB", at_most.bytes >> 20);
  }
  return {};
}

/// Waits for a program that has closed what it writes to; false where it goes on.
bool has_ended(pid_t started, int& status, clock::time_point end) {
  for (;;) {
    const pid_t ended = ::waitpid(started, &status, WNOHANG);
    if (ended == started) return true;
    if (ended < 0 && errno != EINTR) return true;
    if (clock::now() > end) return false;
    ::usleep(500);
  }
}

/// Its words, with a space between them.
std::string on_one_line(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n";
  std::string all;
  for (std::size_t begin = text.find_first_not_of(blank); begin != text.npos;) {
    const std::size_t end = std::min(text.find_first_of(blank, begin), text.size());
    all.append(all.empty() ? "" : " ").append(text.substr(begin, end - begin));
    begin = text.find_first_not_of(blank, end);
  }
  return all;
}

}  // namespace

std::string ran::words() const {
  if (!failure.empty()) return failure;
  if (std::string said = on_one_line(error); !said.empty()) return said;
  return fmt::format("it ended with exit code {}, and said nothing", code);
}

ran run(const std::vector<std::string>& command, const run_bounds& at_most) {
  ran made;
  channel out, error;
  if (!out.open() || !error.open()) {
    made.failure = fmt::format("it cannot be started: {}", std::strerror(errno));
    return made;
  }
  const clock::time_point end = clock::now() + at_most.time;
  pid_t started = 0;
  if (const int wrong = start(command, out, error, started); wrong != 0) {
    made.failure = fmt::format("it cannot be started: {}", std::strerror(wrong));
    return made;
  }
  out.writes.close();
  error.writes.close();
  made.failure = read_both(out, error, made, at_most, end);
  int status = 0;
  if (made.failure.empty() && !has_ended(started, status, end))
    made.failure = fmt::format("it has not ended after {} seconds",
                               std::chrono::duration_cast<std::chrono::duration<double>>(at_most.time).count());
  if (!made.failure.empty()) {
    ::kill(-started, SIGKILL);
    while (::waitpid(started, &status, 0) < 0 && errno == EINTR) {
    }
    return made;
  }
  made.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return made;
}

std::string find_tool(std::string_view name) {
  namespace fs = std::filesystem;
  const char* const path = std::getenv("PATH");
  std::string_view left = path == nullptr ? std::string_view{} : std::string_view(path);
  while (!left.empty()) {
    const std::size_t colon = std::min(left.find(':'), left.size());
    const fs::path file = fs::path(left.substr(0, colon).empty() ? "." : left.substr(0, colon)) / name;
    left.remove_prefix(std::min(colon + 1, left.size()));
    std::error_code ignored;
    if (fs::is_regular_file(file, ignored) && ::access(file.c_str(), X_OK) == 0) return file.string();
  }
  return {};
}

}  // namespace dovetail::cli
