/// Two versions of manifests, compared object by object, and what the update from one to the other does.
#pragma once

#include "cli/described.hpp"
#include "cli/diff/accepted.hpp"
#include "cli/diff/cluster.hpp"
#include "cli/diff/effect.hpp"
#include "cli/diff/match.hpp"
#include "cli/diff/side.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dovetail::cli::diff {

struct request {
  whereabouts before{};
  whereabouts after{};
  /// The old version is what this cluster has of the new one's objects.
  std::optional<cluster> live{};
  /// Effects that are asked for: `UPD-07:StatefulSet/db`.
  std::vector<std::string> accepted{};
  how_to_render rendering{};
  /// That there is no object in either version is nothing to complain of.
  bool may_be_empty = false;
  /// Files that the programs of the new version's stacks have written for --describe: places are then those of the stacks' sources.
  std::vector<std::string> descriptions{};
  /// The namespace of objects that name none, and the version of Kubernetes.
  settings asked{};
};

struct comparison {
  std::unique_ptr<const side> before{};
  std::unique_ptr<const side> after{};
  std::vector<object_pair> pairs{};
  /// In the order of their rules' ids, within an object.
  std::vector<effect> effects{};
  std::vector<notice> notices{};
  std::vector<std::string> unreadable{};
  std::vector<description> stacks{};

  bool is_different() const;
  /// Where a value of an object is written: in a manifest, and in the source of a stack that makes it (empty where none is known to).
  written_line manifest_line_of(const object& of, bool is_of_old, place at) const;
  std::string source_line_of(const object& of, bool is_of_old, place at) const;
};

/// Throws usage_error for what cannot be carried out.
comparison compare(const request& asked);

}  // namespace dovetail::cli::diff
