#include "../web.hpp"

#ifdef FIXED
inline constexpr auto scaled = web.withReplicas(3);
#else
web.withReplicas(3);  // here
#endif
