#include "../web.hpp"

#ifdef FIXED
inline constexpr auto large = value<"large">(true);
inline constexpr auto shop = web.withReplicas(3).when(large);
#else
inline constexpr auto shop = web.withReplicas(3).when(true);  // here
#endif
