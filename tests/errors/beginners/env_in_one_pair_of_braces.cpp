// first: a table of variables has two pairs of braces: withEnv\(\{\{"LOG_LEVEL", "info"\}\}\)
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = nginx.withEnv({{"LEVEL", "info"}});
#else
inline constexpr auto shop = nginx.withEnv({"LEVEL", "info"});  // here
#endif
