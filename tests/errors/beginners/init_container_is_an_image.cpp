// first: withInitContainer takes a Container: withInitContainer\(Container<"migrate">\{image\("api:1\.0"\)\}\), or its handle
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = web.withInitContainer(Container<"migrate">{image("shop:1.0")});
#else
inline constexpr auto shop = web.withInitContainer(image("shop:1.0"));  // here
#endif
