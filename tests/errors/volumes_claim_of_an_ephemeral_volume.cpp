// error: tests/errors/volumes_claim_of_an_ephemeral_volume\.cpp:5: Pod `run`, volume `scratch` makes claim `run-scratch`, which volume `kept` holds; name another claim, or rename the ephemeral volume \[IDN-32\]
#include "web.hpp"

inline constexpr auto claim = PersistentVolumeClaim<"run-scratch">{}.withReadWriteOnce().withStorage(1_Gi);
inline constexpr auto broken = resource<api::core::v1::Pod, "run">([](api::core::v1::Pod& x) {
  x.spec.containers.emplace_back().name = "run";
  x.spec.containers[0].image = "run:1.0";
  x.spec.volumes.emplace_back().name = "scratch";
  auto& made = x.spec.volumes[0].ephemeral.ensure().volumeClaimTemplate.ensure().spec;
  made.accessModes.emplace_back() = api::core::v1::PersistentVolumeClaimSpec::AccessModes::ReadWriteOnce;
  made.resources.ensure().requests["storage"] = "1Gi";
  x.spec.volumes.emplace_back().name = "kept";
#ifdef FIXED
  x.spec.volumes[1].emptyDir.ensure();
#else
  x.spec.volumes[1].persistentVolumeClaim.ensure().claimName = "run-scratch";
#endif
});

inline constexpr auto all = stack<"test">(file("claim.yaml", claim), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
