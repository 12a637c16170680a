// error: tests/errors/disruption_budget_of_a_text\.cpp:7: PodDisruptionBudget `web` has maxUnavailable `half`, which is neither a number nor a percentage such as `25%`; write `1` or `25%` \[GRM-27\]
#include "web.hpp"

#include <dovetail/api/policy/v1.hpp>

inline constexpr auto broken =
    resource<api::policy::v1::PodDisruptionBudget, "web">([](api::policy::v1::PodDisruptionBudget& x) {
#ifdef FIXED
      x.spec.maxUnavailable = "50%";
#else
      x.spec.maxUnavailable = "half";
#endif
    });

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
