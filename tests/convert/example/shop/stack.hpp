/// shop, whole: which resource stands in which file.
#pragma once

#include "web.hpp"

namespace shop {

inline constexpr auto shop =
    stack<"shop">(file("shop.yaml", group(web, web_service))).withoutNamespace().withExternals(db);

}  // namespace shop
