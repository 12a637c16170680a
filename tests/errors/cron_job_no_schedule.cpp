// error: tests/errors/cron_job_no_schedule\.cpp:7: error: .*a schedule belongs here: minute, hour, day, month and weekday
#include "web.hpp"

#ifdef FIXED
inline constexpr auto prune = CronJob<"prune">{"0 3 * * 0"}.withContainer(nginx);
#else
inline constexpr auto prune = CronJob<"prune">{"0 3 * * 7"}.withContainer(nginx);
#endif
