// error: tests/errors/references_copy_of_unknown_claim\.cpp:6: PersistentVolumeClaim `copy` names PersistentVolumeClaim `dta` in spec\.dataSource, which is not in this stack and which no external declares; did you mean `data`\? \[REF-79\]
#include "web.hpp"

inline constexpr auto data = PersistentVolumeClaim<"data">{}.withReadWriteOnce().withStorage(1_Gi);
inline constexpr auto broken =
    resource<api::core::v1::PersistentVolumeClaim, "copy">([](api::core::v1::PersistentVolumeClaim& x) {
      x.spec.accessModes.push_back(api::core::v1::PersistentVolumeClaimSpec::AccessModes::ReadWriteOnce);
      x.spec.resources.ensure().requests["storage"] = "1Gi";
      auto& source = x.spec.dataSource.ensure();
      source.kind = "PersistentVolumeClaim";
#ifdef FIXED
      source.name = "data";
#else
      source.name = "dta";
#endif
    });

inline constexpr auto all = stack<"test">(file("data.yaml", data), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
