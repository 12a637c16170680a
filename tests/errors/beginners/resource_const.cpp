// first: `shop` is needed while compiling, and is no constant: declare it `inline constexpr auto shop = \.\.\.`, outside of every function
// raw(clang): 60
// limit(clang): without dovetail-errors clang shows each call on the way, with its arguments
#include "../web.hpp"


#ifdef FIXED
inline constexpr auto shop = Deployment<"shop">{}.withContainer(nginx);
#else
const auto shop = Deployment<"shop">{}.withContainer(nginx);  // here
#endif

inline constexpr auto all = stack<"shop">(file("shop.yaml", shop));  // here

int main(int argc, char** argv) { return generate<all>(argc, argv); }
