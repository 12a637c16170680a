/// What is different between two versions of an object, value by value.
#pragma once

#include "cli/diff/node.hpp"

#include <string>
#include <vector>

namespace dovetail::cli::diff {

struct change {
  enum class sort { added, removed, changed, reordered };

  sort is = sort::changed;
  /// From the object's root, as the library writes paths: `spec.template.spec.containers[web].image`,
  /// `metadata.labels[app]`; an element without a key by its position in the new version, of one that is gone in the old.
  std::string path{};
  /// As `kubectl explain` takes it: `spec.template.spec.containers.image`.
  std::string field{};
  /// Null where there is none.
  const node* before = nullptr;
  const node* after = nullptr;
};

/// In the order of the new version, what is gone behind what is next to it. The changes view both trees.
std::vector<change> changes_between(const node& before, const node& after);

/// How much of two trees is the same, from 0 to 1; `old_name` in the one counts as `new_name` in the other.
double likeness(const node& before, const node& after, std::string_view old_name, std::string_view new_name);

}  // namespace dovetail::cli::diff
