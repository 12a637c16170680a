/// The table of Kubernetes' stable types that `known_types.cpp` reads, a line a type or a field.
#pragma once

#include <span>
#include <string_view>

namespace dovetail::schema {

extern const std::span<const std::string_view> known_types;

}  // namespace dovetail::schema
