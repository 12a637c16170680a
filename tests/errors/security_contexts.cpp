// error: tests/errors/security_contexts\.cpp:7: Deployment `web`, container `nginx` has a seccompProfile of type Localhost that names no localhostProfile; set localhostProfile, or remove it \[CON-23\]
// error: tests/errors/security_contexts\.cpp:7: Deployment `web`, container `nginx` has an unmasked /proc, and its pod does not say hostUsers false; set hostUsers to false \[CON-22\]
// error: tests/errors/security_contexts\.cpp:7: Deployment `web`, container `nginx` has runAsUser -1, which is not from 0 to 2147483647; use a number from 0 to 2147483647 \[GRM-35\]
// error: tests/errors/security_contexts\.cpp:7: Deployment `web`, container `nginx` may not escalate its privileges, but is privileged; remove privileged or CAP_SYS_ADMIN, or allowPrivilegeEscalation false \[CON-21\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  auto& container = pod.containers[0];
  auto& context = container.securityContext.ensure();
  context.allowPrivilegeEscalation = false;
#ifndef FIXED
  context.privileged = true;
  context.runAsUser = -1;
  context.procMount = api::core::v1::SecurityContext::ProcMount::Unmasked;
  context.seccompProfile.ensure().type = api::core::v1::SeccompProfile::Type::Localhost;
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
