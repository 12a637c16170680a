// error: a_schedule_has_minute_hour_day_month_and_weekday_or_is_a_word_such_as_daily
#include "web.hpp"

#ifdef FIXED
inline constexpr auto prune = CronJob<"prune">{"0 3 * * 0"}.withContainer(nginx);
#else
inline constexpr auto prune = CronJob<"prune">{"0 3 * * 7"}.withContainer(nginx);
#endif
