// first: withProfile takes profile::baseline, profile::restricted or profile::production
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto all = stack<"shop">(file("web.yaml", web)).withProfile(profile::restricted);
#else
inline constexpr auto all = stack<"shop">(file("web.yaml", web)).withProfile("restricted");  // here
#endif
