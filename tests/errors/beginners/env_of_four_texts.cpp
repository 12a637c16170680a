#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = nginx.withEnv({{"LEVEL", "info"}, {"RATE", "5"}});
#else
inline constexpr auto shop = nginx.withEnv("LEVEL", "info", "RATE", "5");  // here
#endif
