#include "cli/lsp/pipes.hpp"

#include "cli/lsp/messages.hpp"
#include "cli/lsp/server.hpp"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <optional>
#include <string_view>
#include <utility>

namespace dovetail::cli::lsp {
namespace {

using clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

// A check waits until nothing has come for a moment, and never longer than a person waits.
constexpr milliseconds quiet{40};
constexpr milliseconds longest_wait{300};

/// False where nobody reads any more.
bool write_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

/// Whether something can be read within that time; without one, waits for it.
bool can_read(std::optional<milliseconds> within) {
  pollfd input{STDIN_FILENO, POLLIN, 0};
  for (;;) {
    const int found = ::poll(&input, 1, within ? static_cast<int>(within->count()) : -1);
    if (found >= 0 || errno != EINTR) return found != 0;
  }
}

}  // namespace

int serve(std::string version) {
  bool has_reader = true;
  server served([&](const std::string& content) { has_reader = has_reader && write_all(framed(content)); },
                std::move(version));
  message_reader messages;
  // Since when a check is due.
  bool is_waiting = false;
  clock::time_point due_since{};
  char block[64 * 1024];
  while (has_reader) {
    std::optional<milliseconds> wait;
    if (served.is_check_due()) {
      const clock::time_point now = clock::now();
      if (!is_waiting) due_since = now;
      is_waiting = true;
      const auto left = longest_wait - std::chrono::duration_cast<milliseconds>(now - due_since);
      wait = std::max(milliseconds{0}, std::min(quiet, left));
    }
    if (!can_read(wait)) {
      served.check();
      is_waiting = false;
      continue;
    }
    const ssize_t count = ::read(STDIN_FILENO, block, sizeof block);
    if (count < 0 && errno == EINTR) continue;
    // The editor is gone, without a word.
    if (count <= 0) break;
    messages.add({block, static_cast<std::size_t>(count)});
    std::string content;
    for (message_reader::state is; (is = messages.next(content)) != message_reader::state::waiting;) {
      if (is == message_reader::state::message) served.receive(content);
      else served.refuse_header();
      if (const std::optional<int> code = served.exit_code()) return *code;
    }
    // Somebody who never stops is answered, too.
    if (served.is_check_due() && is_waiting && clock::now() - due_since >= longest_wait) {
      served.check();
      is_waiting = false;
    }
  }
  return 1;
}

}  // namespace dovetail::cli::lsp
