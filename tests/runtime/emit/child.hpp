/// A part of a test in a process of its own, which may be limited, killed, or made another user's.
#pragma once

#include <cerrno>
#include <csignal>
#include <exception>
#include <functional>
#include <string>
#include <string_view>

#include <sys/wait.h>
#include <unistd.h>

#include <gtest/gtest.h>

namespace child {

/// What a child reported, and the signal that ended it (0 where none did).
struct outcome {
  std::string report;
  int signal;
};

/// Runs `body` in a forked child and returns what it returned; an exception's text where it threw one.
inline outcome run(const std::function<std::string()>& body) {
  int ends[2];
  if (pipe(ends) != 0) {
    ADD_FAILURE() << "no pipe";
    return {};
  }
  const pid_t process = fork();
  if (process == 0) {
    std::string report;
    try {
      report = body();
    } catch (const std::exception& problem) {
      report = problem.what();
    }
    for (std::string_view left = report; !left.empty();) {
      const ssize_t count = write(ends[1], left.data(), left.size());
      if (count <= 0) break;
      left.remove_prefix(static_cast<std::size_t>(count));
    }
    _exit(0);
  }
  close(ends[1]);
  outcome result{};
  char part[4096];
  for (ssize_t count; (count = read(ends[0], part, sizeof part)) != 0;) {
    if (count > 0) result.report.append(part, static_cast<std::size_t>(count));
    else if (errno != EINTR) break;
  }
  close(ends[0]);
  int status = 0;
  waitpid(process, &status, 0);
  result.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  return result;
}

}  // namespace child
