// error: `metadata\.labels` is a map: write `metadata\.labels\[team\]`, with the key in brackets
// error: tests/errors/field_path_map_without_brackets\.cpp:12:
// error: write `metadata\.labels\[app\.kubernetes\.io/part-of\]`, with the key in brackets
// error: tests/errors/field_path_map_without_brackets\.cpp:13:
// never: no matching
#include "web.hpp"

#ifdef FIXED
inline constexpr auto team = web.set<"metadata.labels[team]">("a");
inline constexpr auto name = web.set<"metadata.labels[app.kubernetes.io/part-of]">("a");
#else
inline constexpr auto team = web.set<"metadata.labels.team">("a");
inline constexpr auto name = web.set<"metadata.labels.app.kubernetes.io/part-of">("a");
#endif
