/// What orders are to the other parts of the shop.
#pragma once

#include "shop.hpp"

namespace shop {

inline constexpr auto orders_service = Service<"orders">{}.withPort(http);

extern const compiled_component orders;

}  // namespace shop
