#include "../web.hpp"

#ifdef FIXED
inline constexpr auto all = stack<"shop">(file("web.yaml", web)).withPolicies(policy::non_root);
#else
inline constexpr auto all = stack<"shop">(file("web.yaml", web)).withPolicies("SEC-03");  // here
#endif
