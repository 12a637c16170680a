// first: `getenv` runs in a program, and a stack is made while compiling: what varies is a `value<"name">\(\.\.\.\)`, which --set changes; a function of one's own is `consteval`
// raw(clang): 20
// limit(clang): without dovetail-errors clang shows each call on the way, with its arguments
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto level = value<"level">(grammars::any_text, "info");
inline constexpr auto shop = nginx.withEnv("LEVEL", level);
#else
#include <cstdlib>
inline constexpr auto shop = nginx.withEnv("LEVEL", std::getenv("LEVEL"));  // here
#endif
