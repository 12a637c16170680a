// error(gcc): tests/errors/container_memory_for_cpu\.cpp:8: error: cannot convert .*dimension::bytes.* to .*dimension::cpu
// error(clang): tests/errors/container_memory_for_cpu\.cpp:8: error: no viable conversion from .*dimension::bytes.* to .*dimension::cpu
#include "web.hpp"

#ifdef FIXED
inline constexpr auto bounded = nginx.withRequests(100_m, 64_Mi);
#else
inline constexpr auto bounded = nginx.withRequests(64_Mi, 100_m);
#endif
