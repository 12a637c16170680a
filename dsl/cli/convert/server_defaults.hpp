/// What the API server sets where a manifest says nothing: `kubectl get -o yaml` has it all.
#pragma once

#include "cli/convert/applied.hpp"
#include "cli/convert/value.hpp"

namespace dovetail::cli::convert {

/// Takes the defaults out of an object that was in a cluster. What was applied stays, though it be the default.
void remove_defaults(value& object, const place_in_applied& applied);

}  // namespace dovetail::cli::convert
