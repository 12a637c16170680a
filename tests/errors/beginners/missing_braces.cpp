// first: `Deployment<"shop">` is a type, and braces make an object of it: `Deployment<"shop">\{\}`
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = Deployment<"shop">{}.withContainer(nginx);
#else
inline constexpr auto shop = Deployment<"shop">.withContainer(nginx);  // here
#endif
