// first: an amount is written without quotes: 100_m or 2_cpu of a processor
// raw(gcc): 30
// limit(gcc): without dovetail-errors g++ names each header on the way to the declaration
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = nginx.withRequests(100_m, 64_Mi);
#else
inline constexpr auto shop = nginx.withRequests("100m", "64Mi");  // here
#endif
