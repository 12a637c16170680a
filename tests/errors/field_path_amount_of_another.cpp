// error: an amount of bytes belongs here: 64_Mi, 2_Gi
// error: tests/errors/field_path_amount_of_another\.cpp:15:
// error: an amount of a processor belongs here: 100_m, 2_cpu
// error: tests/errors/field_path_amount_of_another\.cpp:16:
// error: an amount of a processor belongs here: 100_m, 2_cpu
// error: tests/errors/field_path_amount_of_another\.cpp:17:
// never: no matching
#include "web.hpp"

#ifdef FIXED
inline constexpr auto memory = web.set<"spec.template.spec.containers[nginx].resources.limits[memory]">(64_Mi);
inline constexpr auto cpu = web.set<"spec.template.spec.containers[nginx].resources.limits[cpu]">(100_m);
inline constexpr auto text = web.set<"spec.template.spec.containers[nginx].resources.limits[cpu]">("100m");
#else
inline constexpr auto memory = web.set<"spec.template.spec.containers[nginx].resources.limits[memory]">(100_m);
inline constexpr auto cpu = web.set<"spec.template.spec.containers[nginx].resources.limits[cpu]">(64_Mi);
inline constexpr auto text = web.set<"spec.template.spec.containers[nginx].resources.limits[cpu]">("64Mi");
#endif
