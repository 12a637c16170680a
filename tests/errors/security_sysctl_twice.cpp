// error: tests/errors/security_sysctl_twice\.cpp:4: Deployment `web` sets sysctl `net\.core\.somaxconn` twice; remove one of the two \[IDN-16\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  auto& sysctls = pod.securityContext.ensure().sysctls;
  sysctls.emplace_back().name = "net.core.somaxconn";
  sysctls[0].value = "1024";
#ifndef FIXED
  sysctls.push_back(sysctls[0]);
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
