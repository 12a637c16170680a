// error: `spec\.template\.spec\.containers\[nginx\]\.args`: it is a list: append<\.\.\.>\(\.\.\.\) adds to it, and unset<\.\.\.>\(\) empties it
// error: tests/errors/field_path_whole_list\.cpp:15:
// error: this field is a map: its entries are set one by one, with the key in brackets: set<\\?"metadata\.labels\[team\]\\?">\(\\?"a\\?"\)
// error: tests/errors/field_path_whole_list\.cpp:16:
// error: this field is an object: object_of<api::\.\.\.>\(\) with its own set<\.\.\.>\(\.\.\.\) belongs here, or the path of a field in it
// error: tests/errors/field_path_whole_list\.cpp:17:
// never: no matching
#include "web.hpp"

#ifdef FIXED
inline constexpr auto list = web.append<"spec.template.spec.containers[nginx].args">("--debug");
inline constexpr auto map = web.set<"metadata.labels[team]">("a");
inline constexpr auto whole = web.set<"spec.strategy.type">("Recreate");
#else
inline constexpr auto list = web.set<"spec.template.spec.containers[nginx].args">("--debug");
inline constexpr auto map = web.set<"metadata.labels">("a");
inline constexpr auto whole = web.set<"spec.strategy">("Recreate");
#endif
