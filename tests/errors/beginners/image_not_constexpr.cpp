// first: `shop_image` is needed while compiling, and is no constant: declare it `inline constexpr auto shop_image = \.\.\.`, outside of every function
// raw(clang): 20
// limit(clang): without dovetail-errors clang shows each call on the way, with its arguments
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop_image = image("shop:1.0");
#else
auto shop_image = image("shop:1.0");  // here
#endif

inline constexpr auto shop = Container<"shop">{shop_image};  // here
