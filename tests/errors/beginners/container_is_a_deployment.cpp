// first: withContainer takes a Container: withContainer\(Container<"web">\{image\("nginx:1\.27"\)\}\), or its handle
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = Deployment<"shop">{}.withContainer(nginx);
#else
inline constexpr auto shop = Deployment<"shop">{}.withContainer(web);  // here
#endif
