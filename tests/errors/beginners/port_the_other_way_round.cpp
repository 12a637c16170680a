#include "../web.hpp"

#ifdef FIXED
inline constexpr auto metrics = port<"metrics">(9090);
#else
inline constexpr auto metrics = port<9090>("metrics");  // here
#endif
