#include "../web.hpp"

#ifdef FIXED
inline constexpr auto level = value<"level">(grammars::any_text, "info");
#else
inline constexpr auto level = value<"level">("info");  // here
#endif
