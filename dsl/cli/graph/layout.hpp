/// How a picture is grouped, for all that draw it.
#pragma once

#include "cli/graph/graph.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace dovetail::cli::graph {

/// Nodes that are drawn in one frame, and the frames in it.
struct frame {
  /// Empty: none is drawn.
  std::string title{};
  std::vector<std::size_t> nodes{};
  std::vector<frame> frames{};
  /// Nothing names these, and they name nothing: they are laid out in rows.
  bool is_loose = false;
};

/// By overlay or chart where there are several, by namespace, and in a namespace with many objects by application.
frame frames_of(const picture& of);

}  // namespace dovetail::cli::graph
