#include "../web.hpp"

#ifdef FIXED
using namespace std::chrono_literals;
#endif
inline constexpr auto shop = nginx.withLivenessProbe(http_get(http, "/").period(30s));  // here
