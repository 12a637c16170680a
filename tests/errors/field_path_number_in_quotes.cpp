// error: this field is a number of seconds: 30s, 30, or a value that is a whole number belongs here
// error: tests/errors/field_path_number_in_quotes\.cpp:15:
// error: this field is a whole number: a number without quotes, or a value that is one, belongs here
// error: tests/errors/field_path_number_in_quotes\.cpp:16:
// error: this field is a whole number: a number without quotes, or a value that is one, belongs here
// error: tests/errors/field_path_number_in_quotes\.cpp:17:
// never: no matching
#include "web.hpp"

#ifdef FIXED
inline constexpr auto seconds = web.set<"spec.minReadySeconds">(5);
inline constexpr auto count = web.set<"spec.revisionHistoryLimit">(5);
inline constexpr auto half = web.set<"spec.replicas">(1);
#else
inline constexpr auto seconds = web.set<"spec.minReadySeconds">("5");
inline constexpr auto count = web.set<"spec.revisionHistoryLimit">("five");
inline constexpr auto half = web.set<"spec.replicas">(1.5);
#endif
