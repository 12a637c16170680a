#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = nginx.withEnv("LEVEL", "info");
#else
inline constexpr auto shop = nginx.withEnv('LEVEL', 'info');  // here
#endif
