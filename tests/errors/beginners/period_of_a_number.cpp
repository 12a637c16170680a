#include "../web.hpp"

using namespace std::chrono_literals;

#ifdef FIXED
inline constexpr auto shop = nginx.withLivenessProbe(http_get(http, "/").period(30s));
#else
inline constexpr auto shop = nginx.withLivenessProbe(http_get(http, "/").period(30));  // here
#endif
