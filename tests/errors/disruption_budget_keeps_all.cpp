// error: tests/errors/disruption_budget_keeps_all\.cpp:\d+: PodDisruptionBudget `one` keeps 1 pod, and Deployment `one` has 1: none can be moved, and no node drained; set maxUnavailable to 1 instead, or waive CON-83 with a reason \[CON-83\]
// error: tests/errors/disruption_budget_keeps_all\.cpp:\d+: PodDisruptionBudget `two` keeps `51%` of the pods \(rounded up: 2\), and Deployment `two` has 2: none can be moved
// error: tests/errors/disruption_budget_keeps_all\.cpp:\d+: PodDisruptionBudget `all` keeps `100%` of the pods: none can be moved
// error: tests/errors/disruption_budget_keeps_all\.cpp:\d+: PodDisruptionBudget `none` lets no pod go: no node could be drained; set maxUnavailable to 1, or waive CON-84 with a reason \[CON-84\]
#include "web.hpp"

#include <dovetail/autoscaling.hpp>

inline constexpr auto one = Deployment<"one">{}.withContainer(nginx);
inline constexpr auto two = Deployment<"two">{}.withContainer(nginx).withReplicas(2);
inline constexpr auto all = Deployment<"all">{}.withContainer(nginx).withReplicas(3);
inline constexpr auto none = Deployment<"none">{}.withContainer(nginx).withReplicas(3);
#ifdef FIXED
inline constexpr auto of_one = PodDisruptionBudget<"one">{one}.withMinAvailable(1).withWaiver("CON-83", "moved by hand");
inline constexpr auto of_two = PodDisruptionBudget<"two">{two}.withMinAvailable("50%");
inline constexpr auto of_all = PodDisruptionBudget<"all">{all}.withMinAvailable("66%");
inline constexpr auto of_none = PodDisruptionBudget<"none">{none}.withMaxUnavailable("1%");
#else
inline constexpr auto of_one = PodDisruptionBudget<"one">{one}.withMinAvailable(1);
inline constexpr auto of_two = PodDisruptionBudget<"two">{two}.withMinAvailable("51%");
inline constexpr auto of_all = PodDisruptionBudget<"all">{all}.withMinAvailable("100%");
inline constexpr auto of_none = PodDisruptionBudget<"none">{none}.withMaxUnavailable("0%");
#endif

inline constexpr auto shop =
    stack<"shop">(file("one.yaml", one), file("two.yaml", two), file("all.yaml", all), file("none.yaml", none),
                  file("of_one.yaml", of_one), file("of_two.yaml", of_two), file("of_all.yaml", of_all),
                  file("of_none.yaml", of_none));

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
