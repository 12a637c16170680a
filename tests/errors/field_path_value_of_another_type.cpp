// error: this field is a whole number: a number without quotes, or a value that is one, belongs here
// error: tests/errors/field_path_value_of_another_type\.cpp:19:
// error: this field is a text: a literal in quotes, or a value that is a text, belongs here
// error: tests/errors/field_path_value_of_another_type\.cpp:20:
// error: this field is a number of seconds: 30s, 30, or a value that is a whole number belongs here
// error: tests/errors/field_path_value_of_another_type\.cpp:21:
// never: no matching
#include "web.hpp"

inline constexpr auto host = value<"host">(grammars::dns_label, "web");
inline constexpr auto replicas = value<"replicas">(3);
inline constexpr auto is_paused = value<"paused">(false);

#ifdef FIXED
inline constexpr auto number = web.set<"spec.replicas">(replicas);
inline constexpr auto text = web.set<"spec.template.spec.hostname">(host);
inline constexpr auto switched = web.set<"spec.paused">(is_paused);
#else
inline constexpr auto number = web.set<"spec.replicas">(host);
inline constexpr auto text = web.set<"spec.template.spec.hostname">(replicas);
inline constexpr auto switched = web.set<"spec.minReadySeconds">(is_paused);
#endif
