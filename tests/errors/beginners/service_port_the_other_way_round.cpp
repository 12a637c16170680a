#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = Service<"shop">{web}.withPort(80, http);
#else
inline constexpr auto shop = Service<"shop">{web}.withPort(http, 80);  // here
#endif
