#include "../web.hpp"

#ifdef FIXED
inline constexpr auto nightly = CronJob<"nightly">{}.withSchedule("0 3 * * *").withContainer(nginx);
#else
inline constexpr auto nightly = CronJob<"nightly">{}.withSchedule("* * *").withContainer(nginx);  // here
#endif
