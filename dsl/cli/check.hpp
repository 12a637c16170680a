/// The rules over objects that were read: all of them together, as a stack's are.
#pragma once

#include "cli/inputs.hpp"
#include "cli/outcome.hpp"
#include "cli/settings.hpp"

namespace dovetail::cli {

/// Reads the files' objects and holds them to the rules that are asked for. Throws usage_error for CustomResourceDefinitions
/// that cannot be read.
outcome check_objects(inputs given, const settings& asked);

}  // namespace dovetail::cli
