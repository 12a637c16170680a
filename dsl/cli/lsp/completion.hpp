/// What could stand at a cursor.
#pragma once

#include "cli/lsp/workspace.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace dovetail::cli::lsp {

struct proposal {
  enum class sort { field, required_field, word, name, kind };

  std::string label{};
  /// What is written, in the place of the word at the cursor.
  std::string characters{};
  /// Of what type it is, or where it is from.
  std::string detail{};
  sort is = sort::word;
};

struct proposals {
  /// The word at the cursor.
  span replaced{};
  std::vector<proposal> all{};
};

/// Names, keys and ports from the workspace where a field names one; fields that an object does not have yet; the words
/// of enumerations; kinds and apiVersions. The line at the cursor need not be YAML yet.
proposals proposals_at(workspace& in, const source& file, std::size_t offset);

}  // namespace dovetail::cli::lsp
