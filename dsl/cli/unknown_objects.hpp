/// What is known of objects whose kinds the library has no types for: what they make, and what they name.
#pragma once

#include "dovetail/check/inventory.hpp"
#include "dovetail/read/yaml.hpp"

namespace dovetail::cli {

/// Whether the table of makers says of the kind that it makes something in its own namespace: then it has one.
bool makes_in_its_namespace(const read::document& made);

/// Adds what an object of an unknown kind makes, by check::makers; lets the rules ask what it names.
void describe_unknown(const read::document& made, check::resource& owner, check::inventory& all);

}  // namespace dovetail::cli
