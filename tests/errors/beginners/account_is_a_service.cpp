// first: withServiceAccountName takes a ServiceAccount's handle, or its name: withServiceAccountName\(robot\)
// raw(gcc): 20
// limit(gcc): without dovetail-errors g++ names each header on the way to the declaration
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto robot = ServiceAccount<"robot">{};
inline constexpr auto shop = web.withServiceAccountName(robot);
#else
inline constexpr auto shop = web.withServiceAccountName(web_service);  // here
#endif
