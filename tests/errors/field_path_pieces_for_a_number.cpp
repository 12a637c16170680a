// error: a text that is put together belongs to a field that is a text
// error: tests/errors/field_path_pieces_for_a_number\.cpp:9:
// never: no matching
#include "web.hpp"

#ifdef FIXED
inline constexpr auto pieces = web.set<"spec.template.spec.hostname">(concat("web", "-a"));
#else
inline constexpr auto pieces = web.set<"spec.replicas">(concat("1", "0"));
#endif
