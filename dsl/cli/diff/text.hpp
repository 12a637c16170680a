/// Values and changes as people read them, for all reports.
#pragma once

#include "cli/diff/diff.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::cli::diff {

/// A value on one line: `3`, `"true"`, `{name: LOG, value: debug}`; what is a Secret's is not shown.
std::string words_of(const node& value);
/// The same as lines of YAML.
std::vector<std::string> yaml_lines_of(const node& value);

/// A line with what becomes of it: ' ' for one of both, '-' for one that is gone, '+' for one that is new.
struct shown_line {
  char sign = ' ';
  std::string text{};
};

/// A change, as it is shown.
struct shown_change {
  /// `spec.replicas: 2 → 3`
  std::string line{};
  /// What does not go on that line: the lines of a longer text that differ, or a part's YAML.
  std::vector<shown_line> more{};
  char sign = '~';
};
shown_change shown(const change& of);

/// What several objects say alike, so that it is shown once: their labels with a version.
struct common_change {
  shown_change what{};
  std::vector<const object*> of{};
};

/// An object with what is to be shown of it.
struct shown_object {
  const object_pair* pair = nullptr;
  std::vector<const change*> changes{};
  /// How many more there are: nobody reads a thousand.
  std::size_t left_out = 0;
  std::vector<const effect*> effects{};
  /// The overlays, charts or environments that have it, with the same changes and effects; empty: files.
  std::string in{};
};

struct shown_comparison {
  std::vector<common_change> common{};
  /// All that differ, but for those with nothing beside what is common; and those that something happens to.
  std::vector<shown_object> objects{};
  std::size_t changed = 0, added = 0, gone = 0, renamed = 0, same = 0;
  std::size_t refused = 0, happening = 0, lost = 0, accepted = 0;

  bool is_nothing() const { return changed + added + gone + renamed == 0 && objects.empty(); }
};

/// Each change of an object stands with it where `all` is said.
shown_comparison shown(const comparison& of, bool all);

/// The effects of a sort; what several overlays or environments have alike is told once.
std::vector<const effect*> told_once(const comparison& of, consequence which);

/// "refused", "happens", "lost"
std::string_view word_of(const rule& what);
/// `~`, `+`, `-`, `>`
char sign_of(const object_pair& pair);
/// "Deployment shop/web", "ConfigMap shop/a, now shop/b"
std::string title_of(const object_pair& pair);
/// "deploy.yaml:12", or where the source of its stack says it, "stack/shop.hpp:12"; empty where nobody knows.
std::string place_of(const comparison& in, const object& of, bool is_of_old, place at);
std::string place_of(const comparison& in, const object_pair& pair, const change& of);
std::string place_of(const comparison& in, const object_pair& pair);
/// "3 objects differ: 1 changed, 1 new, 1 gone; 12 are the same. 1 refused, 2 happen, 1 lost."
std::string summary_of(const shown_comparison& of);
/// The same on one line.
std::string summary_line_of(const shown_comparison& of);

}  // namespace dovetail::cli::diff
