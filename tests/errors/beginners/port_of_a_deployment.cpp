#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = Deployment<"shop">{}.withContainer(nginx.withPort(8081));
#else
inline constexpr auto shop = Deployment<"shop">{}.withContainer(nginx).withPort(8081);  // here
#endif
