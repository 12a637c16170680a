#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = web.withReplicas(3);
#else
inline constexpr auto shop = web.withReplica(3);  // here
#endif
