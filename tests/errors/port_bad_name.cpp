// error: a port's name has at most 15 of a-z, 0-9 and single `-`, with a letter, none of them `-` at either end
// error: tests/errors/port_bad_name\.cpp:8:
#include "web.hpp"

#ifdef FIXED
inline constexpr auto metrics = port<"metrics">(9090);
#else
inline constexpr auto metrics = port<"Prometheus_Metrics">(9090);
#endif
