// first: this probe is http_get\(http, "/health"\)
// raw(gcc): 20
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = nginx.withReadinessProbe(http_get(http, "/health"));
#else
inline constexpr auto shop = nginx.withReadinessProbe(httpGet(http, "/health"));  // here
#endif
