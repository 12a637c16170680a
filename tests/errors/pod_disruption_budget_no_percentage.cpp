// error: tests/errors/pod_disruption_budget_no_percentage\.cpp:9: error: .*a number of pods, 0 or more, or a percentage of them such as
#include "web.hpp"

#include <dovetail/autoscaling.hpp>

#ifdef FIXED
inline constexpr auto kept = PodDisruptionBudget<"web">{web}.withMaxUnavailable("50%");
#else
inline constexpr auto kept = PodDisruptionBudget<"web">{web}.withMaxUnavailable("half");
#endif
