// first: withImage is a container's: withContainer\(Container<"web">\{image\("nginx:1\.27"\)\}\.withImage\(\.\.\.\)\)
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = Deployment<"shop">{}.withContainer(Container<"shop">{image("shop:1.0")});
#else
inline constexpr auto shop = Deployment<"shop">{}.withImage("shop:1.0");  // here
#endif
