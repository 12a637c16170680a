/// Differences of two texts, for a person to read.
#pragma once

#include <string>
#include <string_view>

namespace dovetail::emit::detail {

/// The unified diff from `before` to `after` with three lines of context, under two lines that name them; empty where they
/// are the same.
std::string unified_diff(std::string_view before, std::string_view after, std::string_view name_before,
                         std::string_view name_after);

}  // namespace dovetail::emit::detail
