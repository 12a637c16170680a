#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = Service<"shop">{web}.withPort(http);
#else
inline constexpr auto shop = Service{web}.withPort(http);  // here
#endif
