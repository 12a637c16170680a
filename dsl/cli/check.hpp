/// The rules over objects that were read: all of them together, as a stack's are.
#pragma once

#include "cli/inputs.hpp"
#include "cli/outcome.hpp"
#include "cli/settings.hpp"
#include "cli/surroundings.hpp"

#include <memory>
#include <string>
#include <vector>

namespace dovetail::cli {

/// Reads the files' objects and holds them to the rules that are asked for. Throws usage_error for CustomResourceDefinitions
/// that cannot be read.
outcome check_objects(inputs given, const settings& asked);
/// The same, of objects that are not alone.
outcome check_objects(inputs given, const settings& asked, const surroundings& beside);

/// What objects are for those that are checked apart from them.
surroundings surroundings_of(inputs given, const settings& asked);
/// The CustomResourceDefinitions that are asked for, each kind once. What is passed over (schema/crd_choice.hpp) is noted. Throws
/// usage_error for those that cannot be read.
std::vector<crd_file> read_crds(const std::vector<std::string>& paths, std::vector<notice>& notices);

}  // namespace dovetail::cli
