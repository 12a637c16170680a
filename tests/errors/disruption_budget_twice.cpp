// error: tests/errors/disruption_budget_twice\.cpp:\d+: PodDisruptionBudget `web-again` is for the pods of Deployment `web`, and so is PodDisruptionBudget `web`: the API server evicts no pod that has two; select other pods in one of the two, or remove it \[DOV-25\]
#include "web.hpp"

#include <dovetail/autoscaling.hpp>

inline constexpr auto three = web.withReplicas(3);
inline constexpr auto budget = PodDisruptionBudget<"web">{three}.withMaxUnavailable(1);
inline constexpr auto again = PodDisruptionBudget<"web-again">{three}.withMinAvailable(1);

inline constexpr auto shop = stack<"shop">(file("web.yaml", three), file("service.yaml", web_service),
                                           file("budget.yaml", budget)
#ifndef FIXED
                                           , file("again.yaml", again)
#endif
);

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
