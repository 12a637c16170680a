// error: tests/errors/storage_unknown_volume\.cpp:9: PersistentVolumeClaim `data` asks for PersistentVolume `disc`, which is not in this stack and which no external declares; did you mean `disk`\? \[REF-30\]
#include "web.hpp"

inline constexpr auto disk = PersistentVolume<"disk">{}.withReadWriteOnce().withStorage(1_Gi).withHostPath("/srv/disk");
inline constexpr auto claim = PersistentVolumeClaim<"data">{}.withReadWriteOnce().withStorage(1_Gi);
#ifdef FIXED
inline constexpr auto broken = claim.withVolumeName(disk);
#else
inline constexpr auto broken = claim.withVolumeName("disc");
#endif

inline constexpr auto all = stack<"test">(file("disk.yaml", disk), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
