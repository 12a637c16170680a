// first: an amount is written without quotes: 100_m or 2_cpu of a processor
// raw(gcc): 30
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = nginx.withRequests(100_m, 64_Mi);
#else
inline constexpr auto shop = nginx.withRequests("100m", "64Mi");  // here
#endif
