#include "../web.hpp"

#ifdef FIXED
inline constexpr auto data = PersistentVolumeClaim<"data">{}.withReadWriteOnce().withStorage(10_Gi);
#else
inline constexpr auto data = PersistentVolumeClaim<"data">{}.withReadWriteOnce().withStorage(10_GiB);  // here
#endif
