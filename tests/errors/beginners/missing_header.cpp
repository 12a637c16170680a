// first: Role is in a header of its own: #include <dovetail/rbac\.hpp>
#include "../web.hpp"

#ifdef FIXED
#include <dovetail/rbac.hpp>
inline constexpr auto reader = Role<"reader">{};
#else
inline constexpr auto reader = Role<"reader">{};  // here
#endif
