// error: `spec\.replicas\.max`: `spec\.replicas` is a whole number and has no fields: end the path there
// error: tests/errors/field_path_below_a_scalar\.cpp:9:
// never: no matching
#include "web.hpp"

#ifdef FIXED
inline constexpr auto below = web.set<"spec.replicas">(5);
#else
inline constexpr auto below = web.set<"spec.replicas.max">(5);
#endif
