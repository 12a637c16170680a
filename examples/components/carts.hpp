/// What the carts are to the other parts of the shop.
#pragma once

#include "shop.hpp"

namespace shop {

inline constexpr auto cart_service = Service<"cart">{}.withPort(http);

extern const compiled_component carts;

}  // namespace shop
