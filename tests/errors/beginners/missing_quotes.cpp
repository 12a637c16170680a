// first: a name in angle brackets is a text in quotes: `<"web_shop">`; or nothing is called `web_shop` here
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = Deployment<"shop">{}.withContainer(nginx);
#else
inline constexpr auto shop = Deployment<web_shop>{}.withContainer(nginx);  // here
#endif
