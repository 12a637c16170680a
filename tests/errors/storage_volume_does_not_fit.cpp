// error: tests/errors/storage_volume_does_not_fit\.cpp:16: StatefulSet `search`, claim `data` asks for 10Gi, ReadWriteOnce of class `local`, which makes no volumes, and no PersistentVolume of this stack fits: `first` holds 5Gi, `second` has no access mode ReadWriteOnce; give the volume the size, class and access modes of the claim \[DOV-10\]
#include "web.hpp"

inline constexpr auto local = StorageClass<"local">{}.withoutProvisioner();
inline constexpr auto first =
    PersistentVolume<"first">{}.withReadWriteOnce().withStorage(5_Gi).withHostPath("/srv/a").withStorageClassName(
        local);
inline constexpr auto second =
    PersistentVolume<"second">{}.withReadOnlyMany().withStorage(10_Gi).withHostPath("/srv/b").withStorageClassName(
        local);
#ifdef FIXED
inline constexpr auto data =
    PersistentVolumeClaim<"data">{}.withReadWriteOnce().withStorage(5_Gi).withStorageClassName(local);
#else
inline constexpr auto data =
    PersistentVolumeClaim<"data">{}.withReadWriteOnce().withStorage(10_Gi).withStorageClassName(local);
#endif
inline constexpr auto search = StatefulSet<"search">{}.withContainer(nginx).withVolumeClaimTemplate(data);

inline constexpr auto all = stack<"test">(
    file("local.yaml", local), file("first.yaml", first), file("second.yaml", second), file("search.yaml", search));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
