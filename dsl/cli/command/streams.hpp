/// What the program says, and where.
#pragma once

#include <string_view>

namespace dovetail::cli {

/// To standard output; throws usage_error where it cannot be written.
void say(std::string_view words);

/// To standard error, and where that is full there is nobody to tell.
void complain(std::string_view words);

/// Whether standard output is a terminal of somebody who wants colours.
bool is_coloured();

}  // namespace dovetail::cli
