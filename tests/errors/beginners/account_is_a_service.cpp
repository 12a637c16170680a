// first: a name, a text or a value of grammars::dns_subdomain, belongs here
// raw(gcc): 20
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto robot = ServiceAccount<"robot">{};
inline constexpr auto shop = web.withServiceAccountName(robot);
#else
inline constexpr auto shop = web.withServiceAccountName(web_service);  // here
#endif
