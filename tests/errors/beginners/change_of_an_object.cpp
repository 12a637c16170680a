// first: a call changes nothing of `web` and gives a new object: `inline constexpr auto other = web\.with\.\.\.`, or the call where `web` is declared
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto scaled = web.withReplicas(3);
#else
web.withReplicas(3);  // here
#endif
