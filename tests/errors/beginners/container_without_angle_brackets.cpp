// first: the name stands in the angle brackets: Container<"web">\{image\("nginx:1\.27"\)\}
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = Container<"shop">{image("shop:1.0")};
#else
inline constexpr auto shop = Container{"shop", image("shop:1.0")};  // here
#endif
