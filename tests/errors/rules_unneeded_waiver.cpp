// error: tests/errors/rules_unneeded_waiver\.cpp:8: Deployment `broken` waives `SEC-03`, but nothing there breaks it; remove the waiver \[DOV-04\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx.withSecurityContext(non_root(101)));
#else
inline constexpr auto broken = Deployment<"broken">{}.withContainer(
    nginx.withSecurityContext(non_root(101)).withWaiver("SEC-03", "it was root once"));
#endif

inline constexpr auto all =
    stack<"test">(file("broken.yaml", broken)).withPolicies(policy::non_root, policy::pinned_images);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
