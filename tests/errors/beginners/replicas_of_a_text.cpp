// first: a number is written without quotes; a whole number from 0 to 2147483647 belongs here
// raw(gcc): 20
// limit(gcc): without dovetail-errors g++ names each header on the way to the declaration
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = web.withReplicas(3);
#else
inline constexpr auto shop = web.withReplicas("3");  // here
#endif
