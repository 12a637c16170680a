// error: this field is true or false: one of them without quotes, or a switch, belongs here
// error: tests/errors/field_path_truth_in_quotes\.cpp:15:
// error: this field is true or false: one of them without quotes, or a switch, belongs here
// error: tests/errors/field_path_truth_in_quotes\.cpp:16:
// error: this field is a text: a literal in quotes, or a value that is a text, belongs here
// error: tests/errors/field_path_truth_in_quotes\.cpp:17:
// never: no matching
#include "web.hpp"

#ifdef FIXED
inline constexpr auto quoted = web.set<"spec.paused">(true);
inline constexpr auto number = web.set<"spec.paused">(true);
inline constexpr auto name = web.set<"spec.template.spec.hostname">("true");
#else
inline constexpr auto quoted = web.set<"spec.paused">("true");
inline constexpr auto number = web.set<"spec.paused">(1);
inline constexpr auto name = web.set<"spec.template.spec.hostname">(true);
#endif
