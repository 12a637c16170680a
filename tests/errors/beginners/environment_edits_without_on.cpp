// first(gcc): an edit of an environment begins with on around the resources handle
// first(clang): an edit of an environment begins with on around the resources handle \(here: 3\)
// raw(clang): 30
// limit(clang): without dovetail-errors clang shows each call on the way, with its arguments
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto local = Environment<"local">{}.edit(on(web).withReplicas(3));
#else
inline constexpr auto local = Environment<"local">{}.edit(web.withReplicas(3));  // here
#endif
