#include "../web.hpp"

#ifdef FIXED
inline constexpr auto level = value<"level">(grammars::any_text, "info");
inline constexpr auto local = Environment<"local">{}.withValue(level, "debug");
#else
inline constexpr auto local = Environment<"local">{}.withValue("level", "debug");  // here
#endif
