// error: tests/errors/parameter_number_without_unit\.cpp:19: error: .*an amount of bytes belongs here: 512_Mi, 10_Gi
// error: tests/errors/parameter_number_without_unit\.cpp:20: error: .*an amount of bytes belongs here: 512_Mi, 10_Gi
// error: tests/errors/parameter_number_without_unit\.cpp:21: error: .*an amount of bytes belongs here: 512_Mi, 10_Gi
// error: tests/errors/parameter_number_without_unit\.cpp:22: error: .*an amount of a processor belongs here: 100_m, 2_cpu
// error: tests/errors/parameter_number_without_unit\.cpp:23: error: .*an amount of bytes belongs here: 64_Mi, 2_Gi
// error: tests/errors/parameter_number_without_unit\.cpp:24: error: .*a span of at least a second belongs here, with its unit: 30s
// error: tests/errors/parameter_number_without_unit\.cpp:25: error: .*a span of whole seconds belongs here, with its unit: 30s
#include "values.hpp"

#ifdef FIXED
inline constexpr auto data = PersistentVolumeClaim<"data">{}.withStorage(10_Gi);
inline constexpr auto other = PersistentVolumeClaim<"data">{}.withStorage("10Gi");
inline constexpr auto cache = empty_dir<"cache">(64_Mi);
inline constexpr auto asked = nginx.withRequests(1_cpu, 64_Mi);
inline constexpr auto limited = nginx.withLimits(1_cpu, app_memory);
inline constexpr auto probe = http_get(http, "/").period(30s);
inline constexpr auto patient = web.withTerminationGracePeriod(60s);
#else
inline constexpr auto data = PersistentVolumeClaim<"data">{}.withStorage(10);
inline constexpr auto other = PersistentVolumeClaim<"data">{}.withStorage("10");
inline constexpr auto cache = empty_dir<"cache">(64);
inline constexpr auto asked = nginx.withRequests(1, 64_Mi);
inline constexpr auto limited = nginx.withLimits(1_cpu, replicas);
inline constexpr auto probe = http_get(http, "/").period(30);
inline constexpr auto patient = web.withTerminationGracePeriod("60s");
#endif
