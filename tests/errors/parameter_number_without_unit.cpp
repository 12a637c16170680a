// error: tests/errors/parameter_number_without_unit\.cpp:29: error: .*an amount of bytes belongs here: 512_Mi, 10_Gi
// error: tests/errors/parameter_number_without_unit\.cpp:30: error: .*an amount of bytes belongs here: 512_Mi, 10_Gi
// error: tests/errors/parameter_number_without_unit\.cpp:31: error: .*an amount of bytes belongs here: 512_Mi, 10_Gi
// error: tests/errors/parameter_number_without_unit\.cpp:32: error: .*an amount of a processor belongs here: 100_m, 2_cpu
// error: tests/errors/parameter_number_without_unit\.cpp:33: error: .*an amount of bytes belongs here: 64_Mi, 2_Gi
// error: tests/errors/parameter_number_without_unit\.cpp:34: error: .*a span of at least a second belongs here, with its unit: 30s
// error: tests/errors/parameter_number_without_unit\.cpp:35: error: .*a span of whole seconds belongs here, with its unit: 30s
#include "web.hpp"

#include <dovetail/autoscaling.hpp>

inline constexpr auto domain = value<"domain">(grammars::host, "web.example.com");
inline constexpr auto app_cpu = value<"app.cpu">(grammars::quantity, "250m");
inline constexpr auto app_memory = value<"app.memory">(grammars::quantity, "64Mi");
inline constexpr auto replicas = value<"replicas">(3);
inline constexpr auto debug = value<"debug">(false);
inline constexpr auto hosts = list_value<"hosts">(grammars::host, "a.example.com,b.example.com");
inline constexpr auto password = secret_value<"password">();

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
