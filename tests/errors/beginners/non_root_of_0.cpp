#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = nginx.withSecurityContext(non_root(1000));
#else
inline constexpr auto shop = nginx.withSecurityContext(non_root(0));  // here
#endif
