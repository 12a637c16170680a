/// Externals that the settings name, as objects that the rules know. Those that are patterns are in outside.hpp.
#pragma once

#include "cli/settings.hpp"
#include "dovetail/check/inventory.hpp"

#include <string_view>

namespace dovetail::cli {

/// Once all objects are in: adds an external, or what one of the objects is said to make.
void add_external(const external_object& each, check::inventory& all);

/// The namespace that everything is deployed to is there by then.
void add_name_space(std::string_view name_space, check::inventory& all);

}  // namespace dovetail::cli
