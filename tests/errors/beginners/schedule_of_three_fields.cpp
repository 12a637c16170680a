// first(gcc): call of overloaded 'CronJob\(<brace-enclosed initializer list>\)' is ambiguous
// first(clang): call to constructor of 'CronJob<"nightly">' is ambiguous
// raw(gcc): 20
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto nightly = CronJob<"nightly">{"0 3 * * *"}.withContainer(nginx);
#else
inline constexpr auto nightly = CronJob<"nightly">{"* * *"}.withContainer(nginx);  // here
#endif
