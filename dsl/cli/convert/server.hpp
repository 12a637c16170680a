/// What the API server fills in, which nobody wrote: `kubectl get -o yaml` has it.
#pragma once

#include "cli/convert/value.hpp"

#include <string_view>

namespace dovetail::cli::convert {

/// Takes it out: uid, resourceVersion, managedFields, the annotation that kubectl keeps what was applied in, and of an object that was
/// in a cluster the defaults that the server sets.
void remove_what_the_server_wrote(value& object, std::string_view kind);

}  // namespace dovetail::cli::convert
