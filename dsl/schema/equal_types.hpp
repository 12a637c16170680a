/// Structs that a CRD writes out again and again (Issuer's spec is ClusterIssuer's too), once.
#pragma once

#include "types.hpp"

namespace dovetail::schema {

/// Makes one struct of all anonymous ones of a module that are the same all the way down and stand for a field of the same
/// name. `name_shared_structs` names it; what their paths would have named them become aliases.
void merge_equal_types(catalog& types);

}  // namespace dovetail::schema
