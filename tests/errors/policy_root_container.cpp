// error: tests/errors/web\.hpp:10: Deployment `a`, container `nginx` may run as root: neither it nor its pod says runAsNonRoot; add withSecurityContext\(non_root\(\)\), or waive SEC-03 with a reason \[SEC-03\]
// error: tests/errors/policy_root_container\.cpp:12: Deployment `b`, container `nginx` may run as root: runAsNonRoot is false; add withSecurityContext\(non_root\(\)\), or waive SEC-03 with a reason \[SEC-03\]
// error: tests/errors/policy_root_container\.cpp:17: Deployment `c` runs as user 0, which is root; add withSecurityContext\(non_root\(\)\), or waive SEC-03 with a reason \[SEC-03\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto silent = nginx.withSecurityContext(non_root(101));
inline constexpr auto said = nginx.withSecurityContext(root()).withWaiver("SEC-03", "it binds port 80");
inline constexpr std::int64_t user = 101;
#else
inline constexpr auto silent = nginx;
inline constexpr auto said = nginx.withSecurityContext(root());
inline constexpr std::int64_t user = 0;
#endif
inline constexpr auto a = Deployment<"a">{}.withContainer(silent);
inline constexpr auto b = Deployment<"b">{}.withContainer(said);
inline constexpr auto c = Deployment<"c">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& deployment) {
  auto& context = deployment.spec.template_.spec.securityContext.ensure();
  context.runAsNonRoot = true;
  context.runAsUser = user;
});

inline constexpr auto all = stack<"test">(file("a.yaml", a), file("b.yaml", b), file("c.yaml", c))
                                .withPolicies(policy::non_root, policy::pinned_images);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
