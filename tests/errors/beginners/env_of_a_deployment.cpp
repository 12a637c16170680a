// first: withEnv is a container's: withContainer\(Container<"web">\{image\("nginx:1\.27"\)\}\.withEnv\(\.\.\.\)\)
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = Deployment<"shop">{}.withContainer(nginx.withEnv("LEVEL", "info"));
#else
inline constexpr auto shop = Deployment<"shop">{}.withContainer(nginx).withEnv("LEVEL", "info");  // here
#endif
