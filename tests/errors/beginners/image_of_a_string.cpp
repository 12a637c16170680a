// first: an image is made of texts and values: image\("registry\.example\.com/app", tag\)
// raw(clang): 40
// limit(clang): without dovetail-errors clang shows each call on the way, with its arguments
#include "../web.hpp"

#include <string>

#ifdef FIXED
inline constexpr auto shop = Container<"shop">{image("shop:1.0")};
#else
inline constexpr auto shop = Container<"shop">{image(std::string("shop:1.0"))};  // here
#endif
