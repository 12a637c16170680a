/// Markdown, as the forges take it.
#pragma once

#include <string>
#include <string_view>

namespace dovetail::cli::markdown {

/// A text that is no markup, on one line; between backticks it is shown as it is.
std::string plain(std::string_view text);
/// The same in a cell of a table, in which a bar ends even code.
std::string cell(std::string_view text);

}  // namespace dovetail::cli::markdown
