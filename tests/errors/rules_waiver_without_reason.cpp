// error: tests/errors/web\.hpp:10: Deployment `broken`, container `nginx` may run as root: neither it nor its pod says runAsNonRoot; add withSecurityContext\(non_root\(\)\), or waive SEC-03 with a reason \[SEC-03\]
// error: tests/errors/rules_waiver_without_reason\.cpp:8: Deployment `broken` waives `SEC-03` without a reason; say why \[DOV-04\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx.withWaiver("SEC-03", "the image needs it"));
#else
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx.withWaiver("SEC-03", ""));
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken)).withPolicies(policy::non_root);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
