// first: the kind stands in the angle brackets, and the name behind them: external<Secret>\("pull-secret"\)
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto pull = external<Secret>("pull-secret");
#else
inline constexpr auto pull = external("Secret", "pull-secret");  // here
#endif
