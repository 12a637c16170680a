// error: tests/errors/storage_unknown_class\.cpp:10: PersistentVolumeClaim `data` names StorageClass `matchid-locale`, which is not in this stack and which no external declares; did you mean `matchid-local`\? \[REF-32\]
#include "web.hpp"

inline constexpr auto local = StorageClass<"matchid-local">{}.withProvisioner("rancher.io/local-path");
#ifdef FIXED
inline constexpr auto broken =
    PersistentVolumeClaim<"data">{}.withReadWriteOnce().withStorage(1_Gi).withStorageClassName(local);
#else
inline constexpr auto broken =
    PersistentVolumeClaim<"data">{}.withReadWriteOnce().withStorage(1_Gi).withStorageClassName("matchid-locale");
#endif

inline constexpr auto all = stack<"test">(file("local.yaml", local), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
