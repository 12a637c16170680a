// first: the default is not of the value's grammar
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto domain = value<"domain">(grammars::host, "shop.example.com");
#else
inline constexpr auto domain = value<"domain">(grammars::host, "shop example com");  // here
#endif
