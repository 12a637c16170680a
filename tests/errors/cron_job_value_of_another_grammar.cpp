// error: a_value_that_is_a_schedule_is_of_the_grammar_cron_schedule
#include "web.hpp"

#ifdef FIXED
inline constexpr auto nightly = value<"nightly">(grammars::cron_schedule, "0 3 * * *");
#else
inline constexpr auto nightly = value<"nightly">(grammars::any_text, "0 3 * * *");
#endif

inline constexpr auto prune = CronJob<"prune">{nightly}.withContainer(nginx);
