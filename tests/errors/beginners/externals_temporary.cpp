// first: an external is a constexpr variable: a temporary would be gone before the stack is read
// raw(clang): 30
// limit(clang): without dovetail-errors clang shows each call on the way, with its arguments
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto pull = external<Secret>("pull-secret");
inline constexpr auto all = stack<"shop">(file("web.yaml", web)).withExternals(pull);
#else
inline constexpr auto all = stack<"shop">(file("web.yaml", web)).withExternals(external<Secret>("pull-secret"));  // here
#endif
