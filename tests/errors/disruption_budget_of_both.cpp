// error: tests/errors/disruption_budget_of_both\.cpp:7: PodDisruptionBudget `web` has both minAvailable and maxUnavailable; remove one of the two \[CON-53\]
#include "web.hpp"

#include <dovetail/api/policy/v1.hpp>

inline constexpr auto broken =
    resource<api::policy::v1::PodDisruptionBudget, "web">([](api::policy::v1::PodDisruptionBudget& x) {
      x.spec.maxUnavailable = 1;
#ifndef FIXED
      x.spec.minAvailable = 1;
#endif
    });

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
