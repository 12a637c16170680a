// error: tests/errors/container_memory_for_cpu\.cpp:8: error: .*an amount of a processor belongs here: 100_m, 2_cpu
// error: tests/errors/container_memory_for_cpu\.cpp:8: error: .*an amount of bytes belongs here: 64_Mi, 2_Gi
#include "web.hpp"

#ifdef FIXED
inline constexpr auto bounded = nginx.withRequests(100_m, 64_Mi);
#else
inline constexpr auto bounded = nginx.withRequests(64_Mi, 100_m);
#endif
