// error: tests/errors/cron_job_value_of_another_grammar\.cpp:10: error: .*a schedule belongs here: .*or a value of grammars::cron_schedule
#include "web.hpp"

#ifdef FIXED
inline constexpr auto nightly = value<"nightly">(grammars::cron_schedule, "0 3 * * *");
#else
inline constexpr auto nightly = value<"nightly">(grammars::any_text, "0 3 * * *");
#endif

inline constexpr auto prune = CronJob<"prune">{nightly}.withContainer(nginx);
