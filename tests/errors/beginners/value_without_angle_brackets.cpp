// first: the value's name stands in the angle brackets: value<"domain">\(grammars::host, "shop\.example\.com"\)
// raw(gcc): 20
// limit(gcc): without dovetail-errors g++ names each header on the way to the declaration
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto level = value<"level">(grammars::any_text, "info");
#else
inline constexpr auto level = value("level", "info");  // here
#endif
