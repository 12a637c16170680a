#include "compiler.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>

extern char** environ;

namespace dovetail::launcher {
namespace {

/// What a shell answers.
constexpr int not_found = 127;
constexpr int not_executable = 126;

int no_compiler(const char* name, int reason) {
  std::fprintf(stderr, "dovetail-errors: cannot run %s: %s\n", name, std::strerror(reason));
  return reason == ENOENT ? not_found : not_executable;
}

// For the handlers of signals.
std::atomic<pid_t> running{0};
std::atomic<int> wake{-1};

void hand_on(int signal) {
  const pid_t child = running;
  if (child > 0) kill(child, signal);
}

void child_ended(int) {
  const int before = errno;
  const char any = 0;
  // Where it is full there is a wake-up in it.
  if (write(wake, &any, 1) < 0) {
  }
  errno = before;
}

void handle(int signal, void (*by)(int)) {
  struct sigaction action{};
  action.sa_handler = by;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, nullptr);
}

constexpr int handed_on[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};

/// Keeps the signals that are handed on waiting, until there is somebody to hand them on to.
class signals_wait {
 public:
  signals_wait() {
    sigset_t all;
    sigemptyset(&all);
    for (const int signal : handed_on) sigaddset(&all, signal);
    sigprocmask(SIG_BLOCK, &all, &before_);
  }
  ~signals_wait() { sigprocmask(SIG_SETMASK, &before_, nullptr); }
  signals_wait(const signals_wait&) = delete;
  signals_wait& operator=(const signals_wait&) = delete;
  const sigset_t& before() const { return before_; }

 private:
  sigset_t before_{};
};

/// A signal that was ignored before stays ignored, as with nohup.
void hand_on_signals() {
  for (const int signal : handed_on) {
    struct sigaction now{};
    sigaction(signal, nullptr, &now);
    if (now.sa_handler != SIG_IGN) handle(signal, hand_on);
  }
}

/// Starts the command with standard error at the end of a pipe. 0, or what errno says.
int start(char* const* command, int standard_error, pid_t& child) {
  const signals_wait waiting;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, standard_error, STDERR_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  posix_spawnattr_setsigmask(&attributes, &waiting.before());
  const int failed = posix_spawnp(&child, command[0], &actions, &attributes, command, environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) return failed;
  running = child;
  hand_on_signals();
  return 0;
}

struct pipe_ends {
  int read = -1;
  int write = -1;
};

bool make_pipe(pipe_ends& ends) {
  int both[2];
  if (pipe(both) != 0) return false;
  for (const int end : both) fcntl(end, F_SETFD, FD_CLOEXEC);
  ends = {both[0], both[1]};
  return true;
}

void do_not_wait(int file) { fcntl(file, F_SETFL, fcntl(file, F_GETFL) | O_NONBLOCK); }

/// Reads once. Whether there may be more: not at the end, nor where it would have to wait.
bool read_some(int file, const std::function<void(std::string_view)>& said) {
  char buffer[1 << 16];
  const ssize_t count = read(file, buffer, sizeof buffer);
  if (count > 0) said({buffer, static_cast<std::size_t>(count)});
  return count > 0 || (count < 0 && errno == EINTR);
}

/// Until the command has closed its standard error and has ended. Of what it leaves running (a server of a compiler cache, say),
/// nothing is waited for.
int listen(pid_t child, int output, int ended, const std::function<void(std::string_view)>& said) {
  int status = 0;
  bool open = true;
  for (;;) {
    pollfd both[] = {{open ? output : -1, POLLIN, 0}, {ended, POLLIN, 0}};
    if (poll(both, 2, -1) < 0 && errno != EINTR) break;
    if (open && both[0].revents != 0) open = read_some(output, said);
    char many[64];
    if (both[1].revents != 0 && read(ended, many, sizeof many) < 0 && errno != EINTR && errno != EAGAIN) break;
    if (waitpid(child, &status, WNOHANG) == child) {
      do_not_wait(output);
      while (open) open = read_some(output, said);
      return status;
    }
  }
  waitpid(child, &status, 0);
  return status;
}

}  // namespace

int become(char* const* command) {
  execvp(command[0], command);
  return no_compiler(command[0], errno);
}

int run(char* const* command, const std::function<void(std::string_view)>& said, const std::function<void()>& ended) {
  pipe_ends output, wake_up;
  if (!make_pipe(output) || !make_pipe(wake_up)) return become(command);
  do_not_wait(wake_up.read);
  do_not_wait(wake_up.write);
  wake = wake_up.write;
  handle(SIGCHLD, child_ended);

  pid_t child = 0;
  const int failed = start(command, output.write, child);
  close(output.write);
  if (failed != 0) return no_compiler(command[0], failed);

  const int status = listen(child, output.read, wake_up.read, said);
  running = 0;
  ended();
  if (WIFSIGNALED(status)) {
    handle(WTERMSIG(status), SIG_DFL);
    raise(WTERMSIG(status));
    return 128 + WTERMSIG(status);
  }
  return WEXITSTATUS(status);
}

}  // namespace dovetail::launcher
