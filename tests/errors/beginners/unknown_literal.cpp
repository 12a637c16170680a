// first: Kubernetes has no unit GiB: write _Gi
// raw(gcc): 20
// limit(gcc): without dovetail-errors g++ names each header on the way to the declaration
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto data = PersistentVolumeClaim<"data">{}.withReadWriteOnce().withStorage(10_Gi);
#else
inline constexpr auto data = PersistentVolumeClaim<"data">{}.withReadWriteOnce().withStorage(10_GiB);  // here
#endif
