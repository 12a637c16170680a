// error: `spec\.replicas`: it is a whole number and no list: set<\.\.\.>\(\.\.\.\) gives it, and append is for lists
// error: tests/errors/field_path_append_to_no_list\.cpp:12:
// error: `metadata\.labels`: it is a map and no list: set<\\?"metadata\.labels\[\.\.\.\]\\?">\(\.\.\.\) gives it an entry, with its key in the brackets
// error: tests/errors/field_path_append_to_no_list\.cpp:13:
// never: no matching
#include "web.hpp"

#ifdef FIXED
inline constexpr auto number = web.set<"spec.replicas">(3);
inline constexpr auto map = web.set<"metadata.labels[team]">("a");
#else
inline constexpr auto number = web.append<"spec.replicas">(3);
inline constexpr auto map = web.append<"metadata.labels">("a");
#endif
