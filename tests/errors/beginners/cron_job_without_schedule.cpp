// first: a CronJob needs its schedule, and nothing else, in the braces: CronJob<"nightly">\{"0 3 \* \* \*"\}
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto nightly = CronJob<"nightly">{"0 3 * * *"}.withContainer(nginx);
#else
inline constexpr auto nightly = CronJob<"nightly">{}.withContainer(nginx);  // here
#endif
