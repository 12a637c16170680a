/// Which object of the new version is which of the old one.
#pragma once

#include "cli/diff/change.hpp"
#include "cli/diff/side.hpp"

#include <vector>

namespace dovetail::cli::diff {

struct object_pair {
  /// Null: it is new.
  const object* before = nullptr;
  /// Null: it is gone.
  const object* after = nullptr;
  /// Of two: what is different. Nothing: they are the same.
  std::vector<change> changes{};

  bool is_new() const { return before == nullptr; }
  bool is_gone() const { return after == nullptr; }
  bool is_both() const { return before != nullptr && after != nullptr; }
  /// It has another name or another namespace.
  bool is_renamed() const;
  /// It is served by another group or version.
  bool is_moved_to_another_version() const;
  bool is_the_same() const;
  const object& either() const { return after != nullptr ? *after : *before; }
};

/// All objects of both, in the order of the new version; what is gone stands at the end.
///
/// Matched by group, kind, namespace and name, within one overlay or chart; then what has the same kind and nearly the same
/// content, and another name.
std::vector<object_pair> match(const side& before, const side& after);

}  // namespace dovetail::cli::diff
