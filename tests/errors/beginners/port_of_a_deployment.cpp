// first: withPort is a container's: withContainer\(Container<"web">\{image\("nginx:1\.27"\)\}\.withPort\(\.\.\.\)\)
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = Deployment<"shop">{}.withContainer(nginx.withPort(8081));
#else
inline constexpr auto shop = Deployment<"shop">{}.withContainer(nginx).withPort(8081);  // here
#endif
