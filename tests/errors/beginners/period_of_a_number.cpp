// first: a span of at least a second belongs here, with its unit: 30s, 5min, or a value that is a number
// raw(gcc): 20
// limit(gcc): without dovetail-errors g++ names each header on the way to the declaration
#include "../web.hpp"

using namespace std::chrono_literals;

#ifdef FIXED
inline constexpr auto shop = nginx.withLivenessProbe(http_get(http, "/").period(30s));
#else
inline constexpr auto shop = nginx.withLivenessProbe(http_get(http, "/").period(30));  // here
#endif
