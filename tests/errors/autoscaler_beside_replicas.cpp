// error: tests/errors/autoscaler_beside_replicas\.cpp:\d+: Deployment `web` has 3 replicas, and HorizontalPodAutoscaler `web` scales it: each deployment would undo the scaling; add withoutReplicas\(\), or waive CON-81 with a reason \[CON-81\]
#include "web.hpp"

#include <dovetail/autoscaling.hpp>

inline constexpr auto asking = web.inContainer(on(nginx).withRequests(100_m, 64_Mi));
#ifdef FIXED
inline constexpr auto scaled = asking.withoutReplicas();
#else
inline constexpr auto scaled = asking.withReplicas(3);
#endif
inline constexpr auto scaler = HorizontalPodAutoscaler<"web">{scaled}.withReplicas(2, 6).withCpuUtilization(70);

inline constexpr auto shop =
    stack<"shop">(file("web.yaml", scaled), file("service.yaml", web_service), file("scaler.yaml", scaler));

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
