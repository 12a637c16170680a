// error: tests/errors/pod_spec_hostname\.cpp:4: Deployment `web` has hostnameOverride `a` and setHostnameAsFQDN; remove setHostnameAsFQDN and hostNetwork, or hostnameOverride \[CON-26\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  pod.hostnameOverride = "a";
#ifndef FIXED
  pod.setHostnameAsFQDN = true;
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
