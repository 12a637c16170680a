/// Which Kubernetes an object needs.
#pragma once

#include "dovetail/model/reflection.hpp"

namespace dovetail::emit::detail {

/// The first minor version of Kubernetes that is known to have the object's type, and all fields that it writes (30 for v1.30).
int needed_version(const model::type& of, const void* object);

}  // namespace dovetail::emit::detail
