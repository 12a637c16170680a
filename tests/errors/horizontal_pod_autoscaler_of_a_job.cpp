// error: a HorizontalPodAutoscaler takes its workload in the braces
#include "web.hpp"

#include <dovetail/autoscaling.hpp>

inline constexpr auto migrate = Job<"migrate">{}.withContainer(nginx);

#ifdef FIXED
inline constexpr auto scaler = HorizontalPodAutoscaler<"web">{web}.withReplicas(1, 8);
#else
inline constexpr auto scaler = HorizontalPodAutoscaler<"web">{migrate}.withReplicas(1, 8);
#endif
