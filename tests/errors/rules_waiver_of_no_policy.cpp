// error: tests/errors/web\.hpp:10: Deployment `broken`, container `nginx` may run as root: neither it nor its pod says runAsNonRoot; add withSecurityContext\(non_root\(\)\), or waive SEC-03 with a reason \[SEC-03\]
// error: tests/errors/rules_waiver_of_no_policy\.cpp:8: Deployment `broken` waives `SEC-3`, which is no policy of this stack; did you mean `SEC-03`\? \[DOV-04\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx.withWaiver("SEC-03", "the image needs it"));
#else
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx.withWaiver("SEC-3", "the image needs it"));
#endif

inline constexpr auto all =
    stack<"test">(file("broken.yaml", broken)).withPolicies(policy::non_root, policy::pinned_images);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
