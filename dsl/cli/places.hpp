/// Where objects stand in what was read.
#pragma once

#include "cli/outcome.hpp"
#include "dovetail/read/yaml.hpp"

namespace dovetail::cli {

/// Of two places in one file.
bool is_before(place a, place b);

/// The object that a place is in; null where it is before the first one.
const read::document* document_at(place at, const read::reading& file);

/// Where the object behind the one at `begin` begins.
place end_of(place begin, const outcome& of);

}  // namespace dovetail::cli
