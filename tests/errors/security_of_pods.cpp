// error: tests/errors/security_of_pods\.cpp:5: Deployment `web` has both shareProcessNamespace and hostPID; remove shareProcessNamespace or hostPID \[CON-20\]
// error: tests/errors/security_of_pods\.cpp:5: Deployment `web` sets sysctl `net\.\.somaxconn`, which is no name of one; write `net\.core\.somaxconn` \[GRM-36\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  auto& context = pod.securityContext.ensure();
#ifndef FIXED
  context.sysctls.emplace_back().name = "net..somaxconn";
  context.sysctls[0].value = "1";
  pod.shareProcessNamespace = true;
  pod.hostPID = true;
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
