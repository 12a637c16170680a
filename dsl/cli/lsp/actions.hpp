/// What mends a finding, as an edit.
#pragma once

#include "cli/lsp/workspace.hpp"

#include <string>
#include <vector>

namespace dovetail::cli::lsp {

struct action {
  std::string title{};
  const diagnosis* mends = nullptr;
  /// What a person would do who knows nothing else.
  bool is_preferred = false;
  std::string path{};
  /// Null: the file is not there yet.
  const source* in = nullptr;
  span at{};
  std::string characters{};
};

/// For the findings that some characters of a file are in: the nearest right name; a waiver, where the rule may be
/// waived; and that what is missing is elsewhere, as a line of .dovetail.yaml.
std::vector<action> actions_at(const workspace& in, const source& file, span part);

}  // namespace dovetail::cli::lsp
