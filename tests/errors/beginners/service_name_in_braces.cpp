// first: a Service takes a workload in the braces, and its own name in the angle brackets: Service<"web">\{web\}
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = Service<"shop">{web}.withPort(http);
#else
inline constexpr auto shop = Service<"shop">{"web"}.withPort(http);  // here
#endif
