/// What the API server sets where a manifest says nothing: `kubectl get -o yaml` has it all.
#pragma once

#include "cli/convert/value.hpp"
#include "schema/document.hpp"

namespace dovetail::cli::convert {

/// Takes the defaults out of an object that was in a cluster. `applied`: what was applied, as kubectl keeps it in an annotation; null
/// where that is not known. What was applied stays, though it be the default.
void remove_defaults(value& object, const schema::node* applied);

}  // namespace dovetail::cli::convert
