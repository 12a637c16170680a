// first: nothing stands in the braces, and the name in the angle brackets: Deployment<"name">\{\}
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = Deployment<"shop">{}.withContainer(nginx);
#else
inline constexpr auto shop = Deployment<"shop">{"web"}.withContainer(nginx);  // here
#endif
