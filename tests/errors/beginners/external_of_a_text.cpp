#include "../web.hpp"

#ifdef FIXED
inline constexpr auto pull = external<Secret>("pull-secret");
#else
inline constexpr auto pull = external("Secret", "pull-secret");  // here
#endif
