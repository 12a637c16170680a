#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = web.withInitContainer(Container<"migrate">{image("shop:1.0")});
#else
inline constexpr auto shop = web.withInitContainer(image("shop:1.0"));  // here
#endif
