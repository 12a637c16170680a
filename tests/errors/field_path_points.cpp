// error: the path of a field belongs in the angle brackets: set<\\?"spec\.replicas\\?">\(3\)
// error: tests/errors/field_path_points\.cpp:24:
// error: `\.spec\.replicas`: a path begins with the name of a field: `spec\.replicas`
// error: tests/errors/field_path_points\.cpp:25:
// error: `spec\.\.replicas`: between two names stands one point, and here are two: `spec\.replicas`
// error: tests/errors/field_path_points\.cpp:26:
// error: `spec\.replicas\.`: a path ends with a name, and this one with a point: `spec\.replicas`
// error: tests/errors/field_path_points\.cpp:27:
// error: names are parted by points: `spec\.replicas`
// error: tests/errors/field_path_points\.cpp:28:
// error: behind brackets stands a point or nothing
// error: tests/errors/field_path_points\.cpp:29:
// never: no matching
#include "web.hpp"

#ifdef FIXED
inline constexpr auto empty = web.set<"spec.replicas">(1);
inline constexpr auto first = web.set<"spec.replicas">(2);
inline constexpr auto two = web.set<"spec.replicas">(3);
inline constexpr auto last = web.set<"spec.replicas">(4);
inline constexpr auto slash = web.set<"spec.replicas">(5);
inline constexpr auto none = web.set<"metadata.labels[a]">("b");
#else
inline constexpr auto empty = web.set<"">(1);
inline constexpr auto first = web.set<".spec.replicas">(2);
inline constexpr auto two = web.set<"spec..replicas">(3);
inline constexpr auto last = web.set<"spec.replicas.">(4);
inline constexpr auto slash = web.set<"spec/replicas">(5);
inline constexpr auto none = web.set<"metadata.labels[a]b">("b");
#endif
