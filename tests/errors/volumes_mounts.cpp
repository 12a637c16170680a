// error: tests/errors/volumes_mounts\.cpp:6: Deployment `web`, container `nginx` mounts `\.\./a` of volume `data`, which has a step `\.\.`; write a path below the volume: `conf/app\.ini` \[GRM-20\]
// error: tests/errors/volumes_mounts\.cpp:6: Deployment `web`, container `nginx` mounts `data` with both subPath and subPathExpr; remove one of the two \[CON-14\]
// error: tests/errors/volumes_mounts\.cpp:6: Deployment `web`, container `nginx` mounts volume `data` with Bidirectional propagation, and is not privileged; use HostToContainer \[CON-15\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  auto& container = pod.containers[0];
  pod.volumes.emplace_back().name = "data";
  auto& mount = container.volumeMounts.emplace_back();
  mount.name = "data";
  mount.mountPath = "/data";
#ifndef FIXED
  mount.subPath = "../a";
  mount.subPathExpr = "b";
  mount.mountPropagation = api::core::v1::VolumeMount::MountPropagation::Bidirectional;
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
