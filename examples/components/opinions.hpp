/// What is said of the goods, as the other parts of the shop know it.
#pragma once

#include "shop.hpp"

namespace shop {

inline constexpr auto reviews_service = Service<"reviews">{}.withPort(http);
inline constexpr auto recommendations_service = Service<"recommendations">{}.withPort(http);

extern const compiled_component opinions;

}  // namespace shop
