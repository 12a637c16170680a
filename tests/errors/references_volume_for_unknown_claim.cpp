// error: tests/errors/references_volume_for_unknown_claim\.cpp:7: PersistentVolume `disk` names PersistentVolumeClaim `dta` in spec\.claimRef of namespace `apps`, which is not in this stack and which no external declares; did you mean `data`\? \[REF-31\]
#include "web.hpp"

inline constexpr auto apps = Namespace<"apps">{};
inline constexpr auto data = PersistentVolumeClaim<"data">{}.withReadWriteOnce().withStorage(1_Gi);
inline constexpr auto broken =
    resource<api::core::v1::PersistentVolume, "disk">([](api::core::v1::PersistentVolume& x) {
      x.spec.accessModes.push_back(api::core::v1::PersistentVolumeSpec::AccessModes::ReadWriteOnce);
      x.spec.capacity["storage"] = "1Gi";
      x.spec.hostPath.ensure().path = "/srv";
      auto& kept_for = x.spec.claimRef.ensure();
      kept_for.namespace_ = "apps";
#ifdef FIXED
      kept_for.name = "data";
#else
      kept_for.name = "dta";
#endif
    });

inline constexpr auto all =
    stack<"test">(file("apps.yaml", apps), file("data.yaml", data), file("broken.yaml", broken)).inNamespace(apps);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
