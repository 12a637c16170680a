#include "../web.hpp"

#ifdef FIXED
inline constexpr auto nightly = CronJob<"nightly">{"0 3 * * *"}.withContainer(nginx);
#else
inline constexpr auto nightly = CronJob<"nightly">{}.withContainer(nginx);  // here
#endif
