// first: a number is written without quotes; a whole number from 0 to 2147483647 belongs here
// raw(gcc): 20
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = web.withReplicas(3);
#else
inline constexpr auto shop = web.withReplicas("3");  // here
#endif
