// error(gcc): PodDisruptionBudgetSpec.* has no member named .minAvailible.; did you mean .minAvailable.
// error(clang): no member named .minAvailible. in .dovetail::api::policy::v1::PodDisruptionBudgetSpec
// A generic lambda knows the type all the same.
#include "web.hpp"

#include <dovetail/api/policy/v1.hpp>

inline constexpr auto budget = resource<api::policy::v1::PodDisruptionBudget, "web">([](auto& pdb) {
#ifdef FIXED
  pdb.spec.minAvailable = 1;
#else
  pdb.spec.minAvailible = 1;
#endif
});

inline constexpr auto all = stack<"test">(file("budget.yaml", budget));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
