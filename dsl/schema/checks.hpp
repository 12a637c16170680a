/// What there is to check of each type, so that a check passes by what cannot be wrong.
#pragma once

#include "types.hpp"

#include <set>
#include <string>

namespace dovetail::schema {

/// Finds the kinds that a stack can have, translates their types' rules, and marks the types below them in which something
/// can be wrong. `postable` has Kubernetes' kinds by `group/version/Kind`; empty where no input lists them.
void find_checks(catalog& types, const std::set<std::string>& postable);

/// Whether a field has to be set, so that one that is not is a fault: not where the API server has a default, and not a list
/// or a map, which is written as empty.
bool can_be_missing(const field& part);

/// What is said of a value's size and number, without what is in it.
limits own_limits(const limits& facts);

/// Whether what the schema says of a field's value, or of what is in it, can be broken.
bool has_bounds(const type_use& use, const limits& facts);

/// Whether a field is the API server's to write, so that nobody looks at it.
bool is_written_by_server(const object& type, const field& part);

}  // namespace dovetail::schema
