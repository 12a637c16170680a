/// Helm, where it is at hand.
#pragma once

#include "cli/tools/run.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace dovetail::cli {

class helm_tool {
 public:
  /// None where PATH has none.
  static std::optional<helm_tool> find();

  struct release {
    std::string name{};
    std::filesystem::path chart{};
    /// Files of values, the last one before the others; the chart's own values.yaml stands behind them all.
    std::vector<std::filesystem::path> values{};
    /// Empty: Helm's own.
    std::string name_space{};
    /// `1.33`; empty: the newest that Helm knows.
    std::string kubernetes{};
  };
  /// What `helm template` makes of a chart. Nothing is written into its folder.
  ran render(const release& of, const run_bounds& at_most = {}) const;

 private:
  std::string program_{};
};

}  // namespace dovetail::cli
