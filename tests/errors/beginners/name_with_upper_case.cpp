// first: `My_App` is no name for a Deployment: it takes at most 253 of a-z, 0-9, `-` and `\.`, each part starting and ending with a letter or a digit; did you mean `my-app`\?
// raw(clang): 40
// limit(clang): without dovetail-errors clang shows each call on the way, with its arguments
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = Deployment<"my-app">{}.withContainer(nginx);
#else
inline constexpr auto shop = Deployment<"My_App">{}.withContainer(nginx);  // here
#endif
