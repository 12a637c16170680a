// error: tests/errors/disruption_budget_of_a_scaled_workload\.cpp:\d+: PodDisruptionBudget `web` keeps 2 pods, and HorizontalPodAutoscaler `web` may leave Deployment `web` with 2: none can be moved then; lower minAvailable, raise minReplicas, or waive CON-85 with a reason \[CON-85\]
#include "web.hpp"

#include <dovetail/autoscaling.hpp>

inline constexpr auto scaled = Deployment<"web">{}.withoutReplicas().withContainer(nginx.withRequests(100_m, 64_Mi));
inline constexpr auto scaler = HorizontalPodAutoscaler<"web">{scaled}.withReplicas(2, 6).withCpuUtilization(70);
#ifdef FIXED
inline constexpr auto budget = PodDisruptionBudget<"web">{scaled}.withMinAvailable("50%");
#else
inline constexpr auto budget = PodDisruptionBudget<"web">{scaled}.withMinAvailable(2);
#endif

inline constexpr auto shop = stack<"shop">(file("web.yaml", scaled), file("service.yaml", web_service),
                                           file("scaler.yaml", scaler), file("budget.yaml", budget));

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
