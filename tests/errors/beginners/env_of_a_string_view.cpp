#include "../web.hpp"

#ifdef FIXED
inline constexpr const char* level = "info";
inline constexpr auto shop = nginx.withEnv("LEVEL", level);
#else
inline constexpr std::string_view level = "info";
inline constexpr auto shop = nginx.withEnv("LEVEL", level);  // here
#endif
