// error: tests/errors/volumes_device_that_is_mounted\.cpp:4: Deployment `web`, container `nginx` has volume `disk` as a device and mounts it too; rename or remove one of the two \[IDN-04\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  pod.volumes.emplace_back().name = "disk";
  auto& claim = pod.volumes[0].ephemeral.ensure().volumeClaimTemplate.ensure().spec;
  claim.accessModes.emplace_back() = api::core::v1::PersistentVolumeClaimSpec::AccessModes::ReadWriteOnce;
  claim.resources.ensure().requests["storage"] = "1Gi";
  claim.volumeMode = api::core::v1::PersistentVolumeClaimSpec::VolumeMode::Block;
  auto& device = pod.containers[0].volumeDevices.emplace_back();
  device.name = "disk";
  device.devicePath = "/dev/xvda";
#ifndef FIXED
  auto& mount = pod.containers[0].volumeMounts.emplace_back();
  mount.name = "disk";
  mount.mountPath = "/disk";
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
