// error: tests/errors/pod_spec_ephemeral_container\.cpp:4: Deployment `web` has the ephemeral container `debug`, which can only join a pod that runs; remove them: kubectl debug adds them \[CON-35\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
#ifdef FIXED
  d.spec.minReadySeconds = 5;
#else
  auto& debug = d.spec.template_.spec.ephemeralContainers.emplace_back();
  debug.name = "debug";
  debug.image = "busybox:1.37";
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
