// error: tests/errors/volumes_unknown_device\.cpp:4: Deployment `web`, container `nginx` has device `dsk`, which is no volume of the pod; did you mean `disk`\? \[REF-02\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  pod.volumes.emplace_back().name = "disk";
  pod.volumes[0].ephemeral.ensure();
  auto& device = pod.containers[0].volumeDevices.emplace_back();
  device.devicePath = "/dev/xvda";
#ifdef FIXED
  device.name = "disk";
#else
  device.name = "dsk";
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
