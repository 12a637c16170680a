// error: tests/errors/probes_of_an_init_container\.cpp:4: Deployment `web`, container `init` has a probe, but is an init container that ends: only one of restartPolicy Always has these; remove them, or make it a sidecar: restartPolicy Always \[CON-09\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  auto& init = pod.initContainers.emplace_back();
  init.name = "init";
  init.image = "init:1.0";
  init.startupProbe.ensure().exec.ensure().command.push_back("true");
#ifdef FIXED
  init.restartPolicy = "Always";
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
