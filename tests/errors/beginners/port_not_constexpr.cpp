// first: `metrics` is needed while compiling, and is no constant: declare it `inline constexpr auto metrics = \.\.\.`, outside of every function
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto metrics = port<"metrics">(9090);
#else
auto metrics = port<"metrics">(9090);  // here
#endif

inline constexpr auto shop = nginx.withPort(metrics);  // here
