/// A YAML document as a tree, before it is known what it describes.
#pragma once

#include "dovetail/text/place.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace dovetail::read::detail {

using node_index = std::uint32_t;

/// A value as it is written. The nodes of a tree stand in the order of the text, each behind what it is in, so a node's
/// children follow it up to `end`.
struct node {
  enum class form : std::uint8_t { scalar, list, mapping, alias };
  /// What a tag makes of a scalar; `foreign` for tags that mean nothing to Kubernetes there.
  enum class tag : std::uint8_t { none, string, integer, number, boolean, null, collection, foreign };

  std::string_view text{};
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  /// The first node behind this one and what is in it; 0 while that is not read.
  node_index end = 0;
  /// Of an alias: what it stands for.
  node_index target = 0;
  form is = form::scalar;
  tag tagged = tag::none;
  /// Of a scalar: without quotes.
  bool plain = false;
};

class tree {
 public:
  /// A vector that grows holds the old nodes and, twice as many, the new ones.
  static constexpr std::size_t memory_of_node = 3 * sizeof(node);

  std::vector<node> nodes{};
  const char* file = nullptr;

  const node& operator[](node_index i) const { return nodes[i]; }
  place at(node_index i) const { return {file, nodes[i].line, nodes[i].column}; }
  /// The children of a list are its items; those of a mapping take turns, key and value.
  node_index first(node_index i) const { return i + 1; }
  node_index next(node_index i) const { return nodes[i].end; }
};

}  // namespace dovetail::read::detail
