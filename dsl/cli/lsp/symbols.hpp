/// What a file, or the whole workspace, has in it, by name.
#pragma once

#include "cli/lsp/workspace.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dovetail::cli::lsp {

struct symbol {
  std::string name{};
  std::string detail{};
  mention::part is = mention::part::object;
  const source* in = nullptr;
  /// All of it, and its name.
  span whole{};
  span at{};
  std::vector<symbol> children{};
};

/// The objects of a file, with their keys and ports.
std::vector<symbol> symbols_of(workspace& in, const source& file);
/// The objects of all files whose kinds or names have these characters in this order.
std::vector<symbol> symbols_like(workspace& in, std::string_view characters);

}  // namespace dovetail::cli::lsp
