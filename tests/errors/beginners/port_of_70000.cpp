// first: a port's number is from 1 to 65535
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto metrics = port<"metrics">(7000);
#else
inline constexpr auto metrics = port<"metrics">(70000);  // here
#endif
