// error: `spec\.template\.spec\.containers` is a list: write `spec\.template\.spec\.containers\[nginx\]`, with the `name` of an element in brackets
// error: tests/errors/field_path_list_without_brackets\.cpp:15:
// error: `spec\.template\.spec\.containers` is a list: write `spec\.template\.spec\.containers\[0\]`, with the position in brackets
// error: tests/errors/field_path_list_without_brackets\.cpp:16:
// error: `spec\.template\.spec\.containers` is a list: write `spec\.template\.spec\.containers\[\.\.\.\]\.workingDir`, with the `name` of an element in the brackets
// error: tests/errors/field_path_list_without_brackets\.cpp:17:
// never: no matching
#include "web.hpp"

#ifdef FIXED
inline constexpr auto by_name = web.set<"spec.template.spec.containers[nginx].workingDir">("/a");
inline constexpr auto by_position = web.set<"spec.template.spec.containers[0].workingDir">("/b");
inline constexpr auto by_nothing = web.set<"spec.template.spec.containers[nginx].workingDir">("/c");
#else
inline constexpr auto by_name = web.set<"spec.template.spec.containers.nginx.workingDir">("/a");
inline constexpr auto by_position = web.set<"spec.template.spec.containers.0.workingDir">("/b");
inline constexpr auto by_nothing = web.set<"spec.template.spec.containers.workingDir">("/c");
#endif
