/// JSON for the tests that are written in another language.
#pragma once

#include <string>
#include <string_view>

namespace conformance {

/// A JSON string; `text` is UTF-8.
std::string json_text(std::string_view text);

}  // namespace conformance
