/// What the server takes where a manifest says nothing, for whoever compares.
#pragma once

#include "cli/convert/value.hpp"

namespace dovetail::cli::diff {

/// Takes all of it out: what convert knows, and what it leaves because a stack's builders write it as well.
void remove_all_defaults(convert::value& object);

}  // namespace dovetail::cli::diff
