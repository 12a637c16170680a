// error: `spec\.replicas` is a whole number, neither a list nor a map: write it without `\[0\]`
// error: tests/errors/field_path_brackets\.cpp:24:
// error: `metadata\.labels\[team`: the bracket behind `metadata\.labels` is not closed: `\]` is missing
// error: tests/errors/field_path_brackets\.cpp:25:
// error: nothing stands in the brackets behind `spec\.template\.spec\.containers`: the `name` of an element belongs there, or its position from 0
// error: tests/errors/field_path_brackets\.cpp:26:
// error: `spec\.template\.spec\.containers\[\*\]`: a path leads to one element: its `name` or its position belongs in the brackets
// error: tests/errors/field_path_brackets\.cpp:27:
// error: the `name` of an element stands alone in the brackets: `spec\.template\.spec\.containers\[nginx\]`
// error: tests/errors/field_path_brackets\.cpp:28:
// error: `spec\.ports\[http\]`: the elements of this list go by their `port`: a number belongs in the brackets, `spec\.ports\[8080\]`
// error: tests/errors/field_path_brackets\.cpp:29:
// never: no matching
#include "web.hpp"

#ifdef FIXED
inline constexpr auto scalar = web.set<"spec.replicas">(5);
inline constexpr auto open = web.set<"metadata.labels[team]">("a");
inline constexpr auto empty = web.set<"spec.template.spec.containers[nginx].workingDir">("/a");
inline constexpr auto every = web.set<"spec.template.spec.containers[nginx].workingDir">("/b");
inline constexpr auto named = web.set<"spec.template.spec.containers[nginx].workingDir">("/c");
inline constexpr auto port = web_service.set<"spec.ports[8080].appProtocol">("h2c");
#else
inline constexpr auto scalar = web.set<"spec.replicas[0]">(5);
inline constexpr auto open = web.set<"metadata.labels[team">("a");
inline constexpr auto empty = web.set<"spec.template.spec.containers[].workingDir">("/a");
inline constexpr auto every = web.set<"spec.template.spec.containers[*].workingDir">("/b");
inline constexpr auto named = web.set<"spec.template.spec.containers[name=nginx].workingDir">("/c");
inline constexpr auto port = web_service.set<"spec.ports[http].appProtocol">("h2c");
#endif
