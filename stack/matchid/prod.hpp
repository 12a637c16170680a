/// Production, which is to be decided. What stands in its way is known: it waives nothing, and so it does not compile.
#pragma once

#include "stack.hpp"

namespace matchid {

inline constexpr auto prod = Environment<"prod">{};

inline constexpr auto matchid_prod = base.withEnvironments(prod).withKustomize();

}  // namespace matchid
