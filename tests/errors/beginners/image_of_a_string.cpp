#include "../web.hpp"

#include <string>

#ifdef FIXED
inline constexpr auto shop = Container<"shop">{image("shop:1.0")};
#else
inline constexpr auto shop = Container<"shop">{image(std::string("shop:1.0"))};  // here
#endif
