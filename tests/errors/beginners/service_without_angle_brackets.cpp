// first: the name stands in the angle brackets: Service<"web">\{web\}
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = Service<"shop">{web}.withPort(http);
#else
inline constexpr auto shop = Service{web}.withPort(http);  // here
#endif
