#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = Deployment<"my-app">{}.withContainer(nginx);
#else
inline constexpr auto shop = Deployment<"My_App">{}.withContainer(nginx);  // here
#endif
