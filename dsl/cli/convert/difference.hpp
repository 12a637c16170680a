/// What makes one object of another, as calls on it: `.set<"spec.replicas">(3)`, `.unset<"spec.template.spec.nodeSelector">()`.
#pragma once

#include "cli/convert/paths.hpp"

namespace dovetail::cli::convert {

/// Adds the calls that make `wanted` of `there`, two objects of one type.
void add_difference(const value& there, const value& wanted, path_writer& paths, expression& to);

}  // namespace dovetail::cli::convert
