#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop_image = image("shop:1.0");
#else
auto shop_image = image("shop:1.0");  // here
#endif

inline constexpr auto shop = Container<"shop">{shop_image};  // here
