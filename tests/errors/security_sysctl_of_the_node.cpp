// error: tests/errors/security_sysctl_of_the_node\.cpp:4: Deployment `web` sets sysctl `net\.core\.somaxconn`, which belongs to its node: it has hostNetwork; remove the sysctl, or hostNetwork or hostIPC \[CON-24\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  auto& sysctl = pod.securityContext.ensure().sysctls.emplace_back();
  sysctl.name = "net.core.somaxconn";
  sysctl.value = "1024";
#ifndef FIXED
  pod.hostNetwork = true;
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
