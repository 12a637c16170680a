// first: a user who is not root, a whole number from 1 to 2147483647, belongs here; root\(\) is for one that has to be
// raw(clang): 20
// limit(clang): without dovetail-errors clang shows each call on the way, with its arguments
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = nginx.withSecurityContext(non_root(1000));
#else
inline constexpr auto shop = nginx.withSecurityContext(non_root(0));  // here
#endif
