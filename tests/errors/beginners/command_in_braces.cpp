// first: the words stand in the parentheses, without braces: withCommand\("sh", "-c"\)
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = nginx.withCommand("sh", "-c", "exec nginx");
#else
inline constexpr auto shop = nginx.withCommand({"sh", "-c", "exec nginx"});  // here
#endif
