/// The namespace of objects that say none.
#pragma once

#include "dovetail/read/yaml.hpp"

#include <string>
#include <vector>

namespace dovetail::cli {

/// The namespace that objects without one are put in where nobody asked for another. Where no object says its own, and all that
/// refer to others by namespace mean one and the same, it is that one: they are applied with `kubectl apply -n` so. Else it is
/// `default`.
std::string name_space_meant(const std::vector<read::reading>& readings);

}  // namespace dovetail::cli
