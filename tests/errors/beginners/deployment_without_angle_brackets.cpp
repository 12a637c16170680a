// first: the name stands in the angle brackets: Deployment<"name">\{\}
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = Deployment<"shop">{}.withContainer(nginx);
#else
inline constexpr auto shop = Deployment{"shop"}.withContainer(nginx);  // here
#endif
