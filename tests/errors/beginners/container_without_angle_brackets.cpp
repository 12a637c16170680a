#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = Container<"shop">{image("shop:1.0")};
#else
inline constexpr auto shop = Container{"shop", image("shop:1.0")};  // here
#endif
