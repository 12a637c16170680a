// error: tests/errors/volumes_device_of_a_folder\.cpp:4: Deployment `web`, container `nginx` has device `data`, which is neither the volume of a claim nor an ephemeral one; mount the volume instead \[CON-17\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  auto& container = pod.containers[0];
  pod.volumes.emplace_back().name = "data";
  auto& device = container.volumeDevices.emplace_back();
  device.name = "data";
  device.devicePath = "/dev/xvda";
#ifdef FIXED
  pod.volumes[0].ephemeral.ensure().volumeClaimTemplate.ensure().spec.accessModes.push_back(
      api::core::v1::PersistentVolumeClaimSpec::AccessModes::ReadWriteOnce);
  pod.volumes[0].ephemeral->volumeClaimTemplate->spec.volumeMode =
      api::core::v1::PersistentVolumeClaimSpec::VolumeMode::Block;
  pod.volumes[0].ephemeral->volumeClaimTemplate->spec.resources.ensure().requests["storage"] = "1Gi";
#else
  pod.volumes[0].emptyDir.ensure();
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
