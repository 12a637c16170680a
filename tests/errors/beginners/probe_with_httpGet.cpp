// first: this probe is http_get\(http, "/health"\)
// raw(gcc): 20
// limit(gcc): without dovetail-errors g++ names each header on the way to the declaration
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = nginx.withReadinessProbe(http_get(http, "/health"));
#else
inline constexpr auto shop = nginx.withReadinessProbe(httpGet(http, "/health"));  // here
#endif
