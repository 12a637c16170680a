// error: tests/errors/security_own_users\.cpp:4: Deployment `web` has users of its own, and hostIPC of its node; remove hostNetwork, hostPID and hostIPC, or hostUsers \[CON-19\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  pod.hostUsers = false;
#ifndef FIXED
  pod.hostIPC = true;
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
