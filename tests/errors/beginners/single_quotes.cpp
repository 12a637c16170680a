// first: a number belongs elsewhere; a variable's name, a text or a value of grammars::env_name, belongs here
// raw(gcc): 30
// limit(gcc): without dovetail-errors g++ names each header on the way to the declaration
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = nginx.withEnv("LEVEL", "info");
#else
inline constexpr auto shop = nginx.withEnv('LEVEL', 'info');  // here
#endif
