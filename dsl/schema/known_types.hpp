/// Kubernetes' own types as the importer carries them, so that a CRD can be imported where Kubernetes' document is not at hand.
#pragma once

#include "types.hpp"

#include <string>

namespace dovetail::schema {

/// The stable types of Kubernetes, from the table that is compiled in (`known_types_data.cpp`).
void add_known_types(catalog& types);

/// That table's source, from a catalog that was read from Kubernetes' document.
std::string known_types_source(const catalog& types, const std::string& again);

}  // namespace dovetail::schema
