// first: `_Gi` is in a namespace: write `using namespace dovetail::literals;` above
#include <dovetail/dovetail.hpp>

#ifdef FIXED
using namespace dovetail::literals;
#endif
inline constexpr auto data = dovetail::PersistentVolumeClaim<"data">{}.withStorage(10_Gi);  // here
