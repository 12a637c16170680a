/// Pages of HTML that need no network.
#pragma once

#include <string>
#include <string_view>

namespace dovetail::cli::html {

/// A text that is no markup, also between quotes.
std::string escaped(std::string_view text);
/// The same with what stands between backticks as code.
std::string with_code(std::string_view text);
/// A whole page: its title, a style for light and dark, and a search (an input `search`) which hides each element with
/// `data-object` that lacks one of its words.
std::string page(std::string_view title, std::string_view body);
/// The input of the search.
std::string search_field(std::string_view for_what);

}  // namespace dovetail::cli::html
