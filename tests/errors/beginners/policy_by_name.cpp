// first: withPolicies takes policies, docs/rules\.md has all of them: withPolicies\(policy::non_root, policy::min_replicas\(2\)\)
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto all = stack<"shop">(file("web.yaml", web)).withPolicies(policy::non_root);
#else
inline constexpr auto all = stack<"shop">(file("web.yaml", web)).withPolicies("SEC-03");  // here
#endif
