// first: HorizontalPodAutoscaler is in a header of its own: #include <dovetail/autoscaling\.hpp>
#include "../web.hpp"

#ifdef FIXED
#include <dovetail/autoscaling.hpp>
inline constexpr auto scaler = HorizontalPodAutoscaler<"web">{web};
#else
inline constexpr auto scaler = HorizontalPodAutoscaler<"web">{web};  // here
#endif
