#include "cli/command/watch.hpp"

#include "cli/command/streams.hpp"
#include "cli/settings.hpp"
#include "cli/watched_files.hpp"

#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>
#include <utility>

namespace dovetail::cli {
namespace {

using clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

std::atomic<bool> is_interrupted{false};

// A second one ends it where it stands.
void end_on(int signal) {
  struct sigaction action{};
  action.sa_handler = [](int) { is_interrupted = true; };
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigemptyset(&action.sa_mask);
  ::sigaction(signal, &action, nullptr);
}

/// Waits until files have changed, and then until they stay as they are: an editor may take several steps.
void wait(watched_files& files) {
  constexpr milliseconds often{200}, quiet{50};
  bool have_changed = false;
  while (!is_interrupted) {
    const clock::time_point begin = clock::now();
    const bool is_other = files.have_changed();
    if (have_changed && !is_other) return;
    have_changed = have_changed || is_other;
    // Looking at many files takes no more than a tenth of the time.
    const auto pause = std::max(clock::duration(have_changed ? quiet : often), 10 * (clock::now() - begin));
    for (const clock::time_point end = clock::now() + pause; !is_interrupted && clock::now() < end;)
      std::this_thread::sleep_for(std::min(clock::duration(quiet), end - clock::now()));
  }
}

}  // namespace

int watch(const std::vector<std::string>& paths, const std::function<watched_run()>& once) {
  for (const int signal : {SIGINT, SIGTERM}) end_on(signal);
  watched_files files(paths);
  for (;;) {
    if (::isatty(STDOUT_FILENO) != 0) say("\x1b[H\x1b[2J\x1b[3J");
    int code = 0;
    try {
      watched_run done = once();
      code = done.code;
      files.add(std::move(done.more));
    } catch (const usage_error& wrong) {
      // A file of settings that is being written is whole the next time.
      complain("dovetail: " + wrong.words + "\n");
      code = 2;
    }
    if (!is_interrupted) complain("watching; Ctrl-C ends it\n");
    wait(files);
    if (is_interrupted) return code;
  }
}

}  // namespace dovetail::cli
