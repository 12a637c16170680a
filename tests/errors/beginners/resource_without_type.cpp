// first: the API's type stands before the name: resource<api::policy::v1::PodDisruptionBudget, "web">\(\.\.\.\)
#include "../web.hpp"

#include <dovetail/api/policy/v1.hpp>

#ifdef FIXED
inline constexpr auto budget = resource<api::policy::v1::PodDisruptionBudget, "web">([](auto& pdb) { pdb.spec.minAvailable = 1; });
#else
inline constexpr auto budget = resource<"web">([](auto& pdb) { pdb.spec.minAvailable = 1; });  // here
#endif
