/// What a run comes to: its findings, what it has read, and the exit code.
#pragma once

#include "cli/finding.hpp"
#include "cli/inputs.hpp"
#include "cli/settings.hpp"
#include "dovetail/read/yaml.hpp"

#include <cstddef>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dovetail::cli {

struct outcome {
  /// By file, in the order in which they were read, and by line.
  std::vector<finding> findings{};
  std::vector<notice> notices{};
  std::vector<std::string> unreadable{};
  /// Nothing was given that is an object.
  bool nothing = false;
  std::size_t files = 0;
  std::size_t objects = 0;
  std::size_t errors = 0;
  std::size_t warnings = 0;
  /// Findings that are not new, and are not told.
  std::size_t left_out = 0;

  /// The text of a file that a finding is in; empty where there is none.
  std::string_view source_of(const std::string& file) const;

  /// As they were read: whoever checks the same files again may hand them on.
  std::vector<read::reading> readings{};
  /// Of files that are for somebody else, with their names.
  std::vector<std::pair<std::string, read::reading>> passed{};
  /// Of files that have CustomResourceDefinitions: what they have, for whoever checks them again.
  std::unordered_map<std::string, std::shared_ptr<const schema::document_set>> definitions{};
  std::unordered_map<std::string, std::string> other_sources{};
  std::unordered_map<std::string, std::size_t> reading_of{};
  /// The files and folders that overlays and charts are made of, by whole paths: they may lie elsewhere than what was given.
  std::set<std::string> made_of{};
};

/// Once all findings are in: puts them in their order, each once, names the templates that Helm says they are from, and counts them.
void put_in_order(outcome& found);

/// The exit code of what was found.
int exit_code_of(const outcome& found, const settings& asked);

}  // namespace dovetail::cli
