// first: a text, or a value that is one, belongs here
// raw(gcc): 20
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = nginx.withReadinessProbe(http_get(http, "/health"));
#else
inline constexpr auto shop = nginx.withReadinessProbe(http_get("/health", http));  // here
#endif
