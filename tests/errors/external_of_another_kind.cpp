// error: this_external_is_of_another_kind
#include "web.hpp"

inline constexpr auto letsencrypt = external<ClusterIssuer>("letsencrypt-prod");
inline constexpr auto local = external<StorageClass>("local-path");
inline constexpr auto data = PersistentVolumeClaim<"data">{}.withReadWriteOnce().withStorage(1_Gi);
#ifdef FIXED
inline constexpr auto broken = data.withStorageClassName(local);
#else
inline constexpr auto broken = data.withStorageClassName(letsencrypt);
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken)).withExternals(local, letsencrypt);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
