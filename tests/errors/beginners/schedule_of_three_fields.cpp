// first: a schedule belongs here: minute, hour, day, month and weekday such as "0 3 \* \* \*", a word such as "@daily", or a value of grammars::cron_schedule
// raw(clang): 20
// limit(clang): without dovetail-errors clang shows each call on the way, with its arguments
// raw(gcc): 20
// limit(gcc): without dovetail-errors g++ names each header on the way to the declaration
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto nightly = CronJob<"nightly">{"0 3 * * *"}.withContainer(nginx);
#else
inline constexpr auto nightly = CronJob<"nightly">{"* * *"}.withContainer(nginx);  // here
#endif
