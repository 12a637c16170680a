/// A command that is done again as files change.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace dovetail::cli {

struct watched_run {
  int code = 0;
  /// What it has read beside the paths that are known.
  std::vector<std::string> more{};
};

/// Calls `once()`, and again whenever a file below the paths has changed, until somebody interrupts it; gives the exit code of the
/// last time. On a terminal the screen is cleared before.
int watch(const std::vector<std::string>& paths, const std::function<watched_run()>& once);

}  // namespace dovetail::cli
