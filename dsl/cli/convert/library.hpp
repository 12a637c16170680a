/// What the library's headers have, for source that includes them: read from the headers when the library is configured.
#pragma once

#include <string_view>

namespace dovetail::cli::convert {

/// Whether dovetail.hpp includes a header; it is none of those itself.
bool is_of_every_stack(std::string_view header);

/// The header of the library that has a kind's builder and that `dovetail.hpp` is not; empty where there is none.
std::string_view header_of_builder(std::string_view kind);

/// Whether there is `external<Kind>`.
bool can_be_external(std::string_view kind);

}  // namespace dovetail::cli::convert
