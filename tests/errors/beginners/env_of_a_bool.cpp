// first: a text belongs here: write "true" or "false", in quotes
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = nginx.withEnv("DEBUG", "true");
#else
inline constexpr auto shop = nginx.withEnv("DEBUG", true);  // here
#endif
