/// What the catalogue is to the other parts of the shop.
#pragma once

#include "shop.hpp"

namespace shop {

inline constexpr auto catalog_service = Service<"catalog">{}.withPort(http);
inline constexpr auto search_service = Service<"search">{}.withPort(http);

extern const compiled_component catalogue;

}  // namespace shop
