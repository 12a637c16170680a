// error: tests/errors/autoscaler_without_requests\.cpp:\d+: HorizontalPodAutoscaler `web` goes by a share of the cpu that containers ask for, and Deployment `web`, container `nginx` asks for none; add withRequests\(\.\.\.\) \[DOV-24\]
#include "web.hpp"

#include <dovetail/autoscaling.hpp>

#ifdef FIXED
inline constexpr auto scaled = Deployment<"web">{}.withoutReplicas().withContainer(nginx.withRequests(100_m, 64_Mi));
#else
inline constexpr auto scaled = Deployment<"web">{}.withoutReplicas().withContainer(nginx);
#endif
inline constexpr auto scaler = HorizontalPodAutoscaler<"web">{scaled}.withReplicas(1, 3).withCpuUtilization(80);

inline constexpr auto shop =
    stack<"shop">(file("web.yaml", scaled), file("hpa.yaml", scaler), file("service.yaml", web_service));

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
