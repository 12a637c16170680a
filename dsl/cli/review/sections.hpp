/// What a review says of a stack beside its diff, as tables and lists that both of its forms have.
#pragma once

#include "cli/review/review.hpp"

#include <array>
#include <string>
#include <vector>

namespace dovetail::cli::review {

/// Cells of text, in which backticks are about code.
struct table {
  std::vector<std::string> columns{};
  std::vector<std::vector<std::string>> rows{};
};

/// A part of what is said of a stack.
struct section {
  std::string title{};
  /// "2 of 14 change"
  std::string summary{};
  /// What the change does, and what stays as it is.
  table what{};
  table as_before{};

  bool is_new() const { return !what.rows.empty(); }
};

/// Each stack with its counts.
table overview_of(const review& of);
/// Images, what is asked for, waivers, what is expected from elsewhere; those that have nothing to say are left out.
std::vector<section> sections_of(const stack_review& of);
/// "Compared with 1a2b3c4, where the change has left origin/main."
std::string introduction_of(const review& of);

}  // namespace dovetail::cli::review
