// error: tests/errors/storage_spec_volume\.cpp:5: PersistentVolume `disk` is local, and has no nodeAffinity: which node is it on\?; set capacity\.storage, accessModes, and nodeAffinity for a local volume \[CON-74\]
#include "web.hpp"

inline constexpr auto broken =
    resource<api::core::v1::PersistentVolume, "disk">([](api::core::v1::PersistentVolume& x) {
      x.spec.accessModes.push_back(api::core::v1::PersistentVolumeSpec::AccessModes::ReadWriteOnce);
      x.spec.capacity["storage"] = "1Gi";
#ifdef FIXED
      x.spec.hostPath.ensure().path = "/srv";
#else
      x.spec.local.ensure().path = "/srv";
#endif
    });

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
