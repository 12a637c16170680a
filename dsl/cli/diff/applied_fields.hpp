/// What somebody has applied of an object that a cluster has. The rest was set by the server, by its controllers, or by a hand that
/// is not asked: an update that does not say it leaves it as it is.
#pragma once

#include "cli/convert/value.hpp"

#include <optional>

namespace dovetail::cli::diff {

/// The part of a live object that was applied, as the server's managed fields or the annotation of `kubectl apply` tell it; nothing
/// where neither is there. Of the object's lists it has the elements that were.
std::optional<convert::value> applied_part_of(const convert::value& live);

}  // namespace dovetail::cli::diff
