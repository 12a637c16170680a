// first: a Container needs its image, and nothing else, in the braces: Container<"web">\{image\("nginx:1\.27"\)\}
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto nginx_of_web = Container<"nginx">{image("nginx:1.27")};
#else
inline constexpr auto nginx_of_web = Container<"nginx">{};  // here
#endif
