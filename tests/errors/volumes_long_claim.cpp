// error: tests/errors/volumes_long_claim\.cpp:5: Pod `[a.]+`, volume `data` makes claim `[a.]+-data`, which is no DNS subdomain; shorten the name of the pod or of the volume \[GRM-48\]
#include "web.hpp"

template <fixed_string Name>
inline constexpr auto broken = resource<api::core::v1::Pod, Name>([](api::core::v1::Pod& x) {
  auto& main = x.spec.containers.emplace_back();
  main.name = "web";
  main.image = "nginx:1.27";
  auto& mount = main.volumeMounts.emplace_back();
  mount.name = "data";
  mount.mountPath = "/data";
  auto& volume = x.spec.volumes.emplace_back();
  volume.name = "data";
  auto& claim = volume.ephemeral.ensure().volumeClaimTemplate.ensure().spec;
  claim.accessModes.emplace_back() = api::core::v1::PersistentVolumeClaimSpec::AccessModes::ReadWriteOnce;
  claim.resources.ensure().requests["storage"] = "1Gi";
});

#ifdef FIXED
inline constexpr auto all = stack<"test">(file("broken.yaml", broken<"web">));
#else
inline constexpr auto all = stack<"test">(file("broken.yaml",
    broken<
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa."
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa">));
#endif

int main(int argc, char** argv) { return generate<all>(argc, argv); }
