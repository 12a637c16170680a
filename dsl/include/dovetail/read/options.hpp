/// How strictly and how much is read.
#pragma once

#include "dovetail/api/versions.hpp"
#include "dovetail/read/kinds.hpp"

#include <cstddef>
#include <span>

namespace dovetail::read {

/// What a file may cost. A hostile file ends in an error that says which of these it exceeds.
struct bounds {
  /// Of the text.
  std::size_t bytes = std::size_t{64} << 20;
  /// Of lists and mappings within each other, through aliases too.
  std::size_t depth = 200;
  /// Values that a document reaches through aliases; an alias of a list of ten counts eleven.
  std::size_t aliased_values = 100'000;
  /// Bytes of the objects that are made, about.
  std::size_t memory = std::size_t{1} << 30;
  /// Problems that are told; further ones are counted.
  std::size_t problems = 1'000;
};

struct options {
  bounds at_most{};
  /// A DeploymentList is read as the Deployments in it, as kubectl does; where this is false, as a list. A `kind: List`
  /// is always read as what is in it.
  bool split_lists = true;
  /// Whether missing fields, words that a closed set does not have, and what is too new are problems; false where the
  /// rules over the objects tell them, so that they are not told twice.
  bool checks_fields = true;
  /// The minor version of Kubernetes that the objects are for; what it does not have yet, or no more, is a problem.
  /// 0: the newest one.
  int kubernetes_minor = 0;
  /// Kinds beside those that the library has.
  std::span<const kind> more_kinds{};

  /// The version that decides what is there no more.
  constexpr int minor() const { return kubernetes_minor == 0 ? api::newest_version : kubernetes_minor; }
};

}  // namespace dovetail::read
