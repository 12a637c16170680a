/// Two versions of a text, compared, for tests.
#pragma once

#include "cli/diff/diff.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace comparing {

/// An update of updates.txt, or of a rule's example.
struct update {
  std::string rule;
  /// "refused", "taken"; of a rule's example: empty.
  std::string verdict;
  std::string words;
  std::string before;
  std::string after;
};

/// Those of updates.txt, which lies beside the tests.
std::vector<update> updates();
/// An example for each of the rules of updates.
std::vector<update> examples();

/// The two texts are files of two folders, both named "all.yaml".
dovetail::cli::diff::comparison of(const std::string& before, const std::string& after,
                                   const std::vector<std::string>& accepted = {});

/// "spec.replicas: 2 → 3", "+ …", "- …", of all objects.
std::vector<std::string> changes_of(const dovetail::cli::diff::comparison& of);
/// The ids of the rules, in order.
std::vector<std::string> rules_of(const dovetail::cli::diff::comparison& of);

}  // namespace comparing
