/// text/cron.hpp: schedules.
#include "dovetail/text/cron.hpp"

using namespace dovetail;

static_assert(is_cron_schedule("0 3 * * *"));
static_assert(is_cron_schedule("*/5 * * * *"));
static_assert(is_cron_schedule("0,30 8-18/2 1 jan-MAR mon-fri"));
static_assert(is_cron_schedule("0 0 ? * 0"));
static_assert(is_cron_schedule("  0 0 * * *  "));
static_assert(is_cron_schedule("5/10 * * * *"));
static_assert(is_cron_schedule("@daily"));
static_assert(is_cron_schedule("@every 1h30m"));
static_assert(!is_cron_schedule(""));
static_assert(!is_cron_schedule("* * * *"));
static_assert(!is_cron_schedule("* * * * * *"));
static_assert(!is_cron_schedule("60 * * * *"));
static_assert(!is_cron_schedule("* 24 * * *"));
static_assert(!is_cron_schedule("* * 0 * *"));
static_assert(!is_cron_schedule("* * 32 * *"));
static_assert(!is_cron_schedule("* * * 13 *"));
static_assert(!is_cron_schedule("* * * * 7"));
static_assert(!is_cron_schedule("* * * * sunday"));
static_assert(!is_cron_schedule("*/0 * * * *"));
static_assert(!is_cron_schedule("5-1 * * * *"));
static_assert(!is_cron_schedule("1, * * * *"));
static_assert(!is_cron_schedule("@dayly"));
static_assert(!is_cron_schedule("@every"));
static_assert(!is_cron_schedule("@every 1d"));
static_assert(!is_cron_schedule("@every -1h"));
static_assert(!is_cron_schedule("TZ=UTC 0 3 * * *"));
