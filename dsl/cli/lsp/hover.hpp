/// What there is to say of the place that a pointer is on.
#pragma once

#include "cli/lsp/workspace.hpp"

#include <cstddef>
#include <string>

namespace dovetail::cli::lsp {

struct hover {
  /// In Markdown; empty: there is nothing to say.
  std::string words{};
  span at{};
};

/// A field's type, whether it is required, since and until when there is one, its words and its default; what a name
/// names, and where that is; and of a finding, what its rule asks for.
hover hover_at(workspace& in, const source& file, std::size_t offset);

}  // namespace dovetail::cli::lsp
