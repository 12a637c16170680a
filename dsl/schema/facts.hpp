/// What a schema says of a value beyond its type: patterns, bounds, sizes, defaults.
#pragma once

#include "document.hpp"
#include "types.hpp"

#include <string>

namespace dovetail::schema {

/// The limits of `schema`, with those of its elements; throws where a bound is no number. `shown` names the schema.
limits limits_of(const document_set& document, const node& schema, const std::string& shown);

/// A value on one line, as JSON.
std::string flow(const node& value);

}  // namespace dovetail::schema
