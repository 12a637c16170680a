#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = Deployment<"shop">{}.withContainer(nginx);
#else
inline constexpr auto shop = Deployment{"shop"}.withContainer(nginx);  // here
#endif
