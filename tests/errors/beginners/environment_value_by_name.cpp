// first: withValue takes a value's handle, then what it is here, of the value's own type: withValue\(domain, "poc\.example\.com"\), withValue\(replicas, 3\), withValue\(cache_enabled, true\)
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto level = value<"level">(grammars::any_text, "info");
inline constexpr auto local = Environment<"local">{}.withValue(level, "debug");
#else
inline constexpr auto local = Environment<"local">{}.withValue("level", "debug");  // here
#endif
