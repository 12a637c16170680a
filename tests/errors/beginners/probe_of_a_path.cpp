// first: a probe is http_get, tcp_socket, grpc or exec: withReadinessProbe\(http_get\(http, "/health"\)\)
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = nginx.withReadinessProbe(http_get(http, "/health"));
#else
inline constexpr auto shop = nginx.withReadinessProbe("/health");  // here
#endif
