/// Where a stack's program writes, as dovetail_add_stack() was told: so it does the same wherever it is started.
#pragma once

#include <string_view>

namespace dovetail::emit {

/// One object of it in a program is enough: its constructor makes the folders known. The root is absolute, `output` and `chart`
/// (which may be empty) are relative to it.
struct project {
  project(std::string_view root, std::string_view output, std::string_view chart);
};

}  // namespace dovetail::emit
