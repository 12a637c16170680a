#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = Deployment<"shop">{}.withContainer(nginx);
#else
inline constexpr auto shop = Deployment<"shop">{"web"}.withContainer(nginx);  // here
#endif
