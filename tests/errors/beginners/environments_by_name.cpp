// first: withEnvironments takes handles of environments: inline constexpr auto local = Environment<"local">\{\}; \.\.\. withEnvironments\(local\)
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto local = Environment<"local">{};
inline constexpr auto all = stack<"shop">(file("web.yaml", web)).withEnvironments(local);
#else
inline constexpr auto all = stack<"shop">(file("web.yaml", web)).withEnvironments("local");  // here
#endif
