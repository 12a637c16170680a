// error: tests/errors/storage_spec_claim\.cpp:5: PersistentVolumeClaim `data` has no accessModes; add withReadWriteOnce\(\) \[CON-73\]
#include "web.hpp"

inline constexpr auto broken =
    resource<api::core::v1::PersistentVolumeClaim, "data">([](api::core::v1::PersistentVolumeClaim& x) {
      x.spec.resources.ensure().requests["storage"] = "1Gi";
#ifdef FIXED
      x.spec.accessModes.push_back(api::core::v1::PersistentVolumeClaimSpec::AccessModes::ReadWriteOnce);
#endif
    });

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
