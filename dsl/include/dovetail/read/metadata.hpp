/// What every object has, whatever its kind.
#pragma once

#include "dovetail/api/meta/v1.hpp"
#include "dovetail/read/kinds.hpp"

namespace dovetail::read {

/// The object's metadata; null for lists, and where there is no object.
const api::meta::v1::ObjectMeta* metadata_of(const object& of);

}  // namespace dovetail::read
