/// Holds a chart's symbols against the stack: what a value's text decides, a template cannot follow.
#pragma once

#include "chart_environments.hpp"

namespace dovetail::emit::detail {

/// Puts the values of each environment (or the defaults, where there is none) in the place of the symbols, and compares the
/// resources with those that the stack has then. Throws std::invalid_argument where they differ: an edit has looked at what
/// a value is.
void check_symbols(const chart_environments& of);

}  // namespace dovetail::emit::detail
