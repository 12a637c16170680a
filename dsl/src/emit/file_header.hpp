/// What each file that Dovetail writes begins with, in whatever form.
#pragma once

#include <string>
#include <string_view>

namespace dovetail::emit::detail {

/// The head of a file that is made from `source`: one line, or two where one would be too long for linters.
std::string header(std::string_view source);

}  // namespace dovetail::emit::detail
