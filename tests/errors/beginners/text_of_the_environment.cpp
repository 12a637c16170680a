#include "../web.hpp"

#ifdef FIXED
inline constexpr auto level = value<"level">(grammars::any_text, "info");
inline constexpr auto shop = nginx.withEnv("LEVEL", level);
#else
#include <cstdlib>
inline constexpr auto shop = nginx.withEnv("LEVEL", std::getenv("LEVEL"));  // here
#endif
