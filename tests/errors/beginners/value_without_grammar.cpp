// first: a value takes its grammar and its default, a number or a switch the default alone: value<"level">\(grammars::line_of_text, "info"\), value<"replicas">\(3\), value<"cache\.enabled">\(true\)
// raw(gcc): 20
// limit(gcc): without dovetail-errors g++ names each header on the way to the declaration
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto level = value<"level">(grammars::any_text, "info");
#else
inline constexpr auto level = value<"level">("info");  // here
#endif
