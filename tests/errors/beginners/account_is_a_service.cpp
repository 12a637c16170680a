#include "../web.hpp"

#ifdef FIXED
inline constexpr auto robot = ServiceAccount<"robot">{};
inline constexpr auto shop = web.withServiceAccountName(robot);
#else
inline constexpr auto shop = web.withServiceAccountName(web_service);  // here
#endif
