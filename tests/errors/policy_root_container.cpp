// error: policy_root_container\.cpp:\d+: Deployment `broken`, container `nginx` may run as root: neither it nor its pod says runAsNonRoot; .* \[SEC-03\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx.withSecurityContext(non_root(101)));
#else
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx);
#endif

inline constexpr auto all =
    stack<"test">(file("broken.yaml", broken)).withPolicies(policy::non_root, policy::pinned_images);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
