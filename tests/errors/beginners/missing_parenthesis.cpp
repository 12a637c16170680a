// first(gcc): expected '\)' before ';' token
// first(clang): expected '\)'
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = Deployment<"shop">{}.withContainer(nginx.withEnv("LEVEL", "info"));
#else
inline constexpr auto shop = Deployment<"shop">{}.withContainer(nginx.withEnv("LEVEL", "info");  // here
#endif
