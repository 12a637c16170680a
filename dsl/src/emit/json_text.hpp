/// Text of JSON.
#pragma once

#include <string>
#include <string_view>

namespace dovetail::emit::detail {

/// A JSON string, with its quotes; `text` is UTF-8.
std::string json_text(std::string_view text);

}  // namespace dovetail::emit::detail
