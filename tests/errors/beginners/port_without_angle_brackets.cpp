// first: the port's name stands in the angle brackets: port<"http">\(8080\)
// raw(gcc): 20
// limit(gcc): without dovetail-errors g++ names each header on the way to the declaration
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto metrics = port<"metrics">(9090);
#else
inline constexpr auto metrics = port("metrics", 9090);  // here
#endif
