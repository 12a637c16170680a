#include "../web.hpp"

#ifdef FIXED
inline constexpr auto credentials = Secret<"credentials">{}.withKeys("PASSWORD");
#else
inline constexpr auto credentials = Secret<"credentials">{}.withData("PASSWORD", "swordfish");  // here
#endif
