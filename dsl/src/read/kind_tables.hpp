/// The kinds of api/ and of crd/, in the order of their headers.
#pragma once

#include "dovetail/read/kinds.hpp"

#include <span>

namespace dovetail::read::detail {

std::span<const kind> api_kinds();
std::span<const kind> crd_kinds();

}  // namespace dovetail::read::detail
