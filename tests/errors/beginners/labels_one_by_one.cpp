#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = web.withLabel("team", "shop");
#else
inline constexpr auto shop = web.withLabels("team", "shop");  // here
#endif
