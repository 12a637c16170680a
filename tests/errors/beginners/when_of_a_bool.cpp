// first: when\(\) takes a switch, or what a choice is: when\(cache_enabled\), when\(!cache_enabled\), when\(disk\.is\("s3"\)\)
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto large = value<"large">(true);
inline constexpr auto shop = web.withReplicas(3).when(large);
#else
inline constexpr auto shop = web.withReplicas(3).when(true);  // here
#endif
