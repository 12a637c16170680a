// error: tests/errors/volumes_recursive_mount\.cpp:4: Deployment `web`, container `nginx` mounts volume `data` recursiveReadOnly, but not readOnly; set readOnly, and remove mountPropagation \[CON-16\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  auto& container = pod.containers[0];
  pod.volumes.emplace_back().name = "data";
  auto& mount = container.volumeMounts.emplace_back();
  mount.name = "data";
  mount.mountPath = "/data";
  mount.recursiveReadOnly = "Enabled";
#ifdef FIXED
  mount.readOnly = true;
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
