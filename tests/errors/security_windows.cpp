// error: tests/errors/security_windows\.cpp:6: Deployment `web` is a Windows host process, and its pod has no hostNetwork; set hostNetwork \[CON-28\]
// error: tests/errors/security_windows\.cpp:6: Deployment `web` is of windows, and its securityContext has what only Linux has; remove the settings of the other system \[CON-27\]
// error: tests/errors/security_windows\.cpp:6: Deployment `web` runs as the Windows user `a:b`, which is no name of one; write `ContainerUser`, or a domain, a backslash and a user \[GRM-45\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  pod.os.ensure().name = "windows";
  auto& options = pod.securityContext.ensure().windowsOptions.ensure();
#ifdef FIXED
  options.runAsUserName = "user";
#else
  options.runAsUserName = "a:b";
  pod.securityContext->fsGroup = 1;
  options.hostProcess = true;
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
