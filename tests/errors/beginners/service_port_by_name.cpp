// first: withPort takes the port's handle, and before it the Service's own number where that is another: withPort\(http\), withPort\(80, http\)
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = Service<"shop">{web}.withPort(http);
#else
inline constexpr auto shop = Service<"shop">{web}.withPort("http");  // here
#endif
