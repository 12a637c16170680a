// first: thousandths of a processor are _m: 100_m
// raw(gcc): 20
// limit(gcc): without dovetail-errors g++ names each header on the way to the declaration
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = nginx.withRequests(100_m, 64_Mi);
#else
inline constexpr auto shop = nginx.withRequests(100_mcpu, 64_Mi);  // here
#endif
