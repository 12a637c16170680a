#include "../web.hpp"

#ifdef FIXED

#else
inline constexpr auto shop = Container<"shop">{image(std::string("shop:1.0"))};  // here
#endif
