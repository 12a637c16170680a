/// What people reach of the shop. It offers nothing to the other parts.
#pragma once

#include "shop.hpp"

namespace shop {

extern const compiled_component storefront;

}  // namespace shop
