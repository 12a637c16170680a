/// Other programs, run without a shell.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::cli {

/// What a run of another program may cost.
struct run_bounds {
  /// Of its standard output, and of its standard error.
  std::size_t bytes = std::size_t{64} << 20;
  std::chrono::milliseconds time = std::chrono::minutes(2);
};

/// What became of a run.
struct ran {
  /// Its exit code, 128 and the signal's number where it was ended by one; -1: it was not run to its end.
  int code = -1;
  std::string out{};
  std::string error{};
  /// Why it was not run to its end: it cannot be started, hangs, writes without end. Empty otherwise.
  std::string failure{};

  bool went_well() const { return code == 0; }
  /// What it said of its failure, as one line; where it said nothing, how it ended.
  std::string words() const;
};

/// Runs a program, by its name in PATH or by its path, with its arguments behind it. Its standard input is empty. What it has
/// started is ended with it where it takes more than is allowed.
ran run(const std::vector<std::string>& command, const run_bounds& at_most = {});

/// The first executable file of this name in PATH; empty where there is none.
std::string find_tool(std::string_view name);

}  // namespace dovetail::cli
