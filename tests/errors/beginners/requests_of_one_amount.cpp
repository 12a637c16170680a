// first: withRequests takes processors, then memory, with their units: withRequests\(100_m, 64_Mi\)
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = nginx.withRequests(100_m, 64_Mi);
#else
inline constexpr auto shop = nginx.withRequests(100_m);  // here
#endif
