// error: a_budget_is_a_number_of_pods_or_a_percentage_of_them
#include "web.hpp"

#include <dovetail/autoscaling.hpp>

#ifdef FIXED
inline constexpr auto kept = PodDisruptionBudget<"web">{web}.withMaxUnavailable("50%");
#else
inline constexpr auto kept = PodDisruptionBudget<"web">{web}.withMaxUnavailable("half");
#endif
