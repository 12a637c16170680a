/// Findings that are known already, of a baseline or of another state of the files, so that only new ones are told.
#pragma once

#include "cli/outcome.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace dovetail::cli {

/// What stays the same of a finding when lines move: its rule, its object, its words.
struct known_finding {
  std::string rule{};
  /// `shop/Deployment/web`; empty where there is none.
  std::string object{};
  std::string file{};
  std::string words{};
  std::size_t count = 0;
};

class known_findings {
 public:
  known_findings() = default;
  explicit known_findings(const outcome& found);
  /// A baseline. Throws usage_error for what is none.
  known_findings(const std::string& text, const std::string& file);

  /// A baseline: JSON, sorted, a line for each.
  std::string text() const;
  /// How many there are, each as often as it occurs.
  std::size_t size() const;

  struct taken {
    std::size_t count = 0;
    /// What is known and is not found, as often as it is missing.
    std::vector<known_finding> gone{};
  };
  /// Takes the findings out that are known, each as often as it is: those in the same file first, then those that have moved.
  taken take_out_of(outcome& found) const;

 private:
  /// Sorted.
  std::vector<known_finding> all_{};
};

}  // namespace dovetail::cli
