// error: tests/errors/web\.hpp:11: Deployment `web` has 1 replica and needs 2; add withReplicas\(2\), or waive REL-10 with a reason \[REL-10\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto pair = web.withReplicas(2);
#else
inline constexpr auto pair = web;
#endif

inline constexpr auto all = stack<"test">(file("web.yaml", pair)).withPolicies(policy::min_replicas(2));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
