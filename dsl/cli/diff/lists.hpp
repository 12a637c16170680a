/// Lists: which have no order, and what their elements are known by.
#pragma once

#include "cli/diff/node.hpp"

#include <string_view>

namespace dovetail::cli::diff {

/// Of the list that a field of an API type is, with the key by which the schema has it merged; empty where it has none.
element_order order_of(std::string_view type, std::string_view field, std::string_view merge_key);

/// Of a list of an open value: its elements are known by their `name` where each has one of its own, and its order counts.
element_order order_of_open(const node& list);

}  // namespace dovetail::cli::diff
