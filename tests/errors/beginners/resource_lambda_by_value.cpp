// first: this edit takes the object by value and changes a copy, which is lost: take it by reference, `\[\]\(auto& object\) \{ \.\.\. \}`
#include "../web.hpp"

#include <dovetail/api/policy/v1.hpp>

#ifdef FIXED
inline constexpr auto budget = resource<api::policy::v1::PodDisruptionBudget, "web">([](auto& pdb) { pdb.spec.minAvailable = 1; });
#else
inline constexpr auto budget = resource<api::policy::v1::PodDisruptionBudget, "web">([](auto pdb) { pdb.spec.minAvailable = 1; });  // here
#endif
