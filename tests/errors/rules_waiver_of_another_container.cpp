// error: tests/errors/web\.hpp:10: Deployment `broken`, container `nginx` may run as root: neither it nor its pod says runAsNonRoot; add withSecurityContext\(non_root\(\)\), or waive SEC-03 with a reason \[SEC-03\]
#include "web.hpp"

inline constexpr auto migrate = Container<"migrate">{image("migrate:1.0")};
#ifdef FIXED
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx).withInitContainer(migrate).withWaiver(
    "SEC-03", "both images run as root");
#else
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx).withInitContainer(
    migrate.withWaiver("SEC-03", "the image runs as root"));
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken)).withPolicies(policy::non_root);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
