#include "../web.hpp"

#ifdef FIXED
inline constexpr auto domain = value<"domain">(grammars::host, "shop.example.com");
#else
inline constexpr auto domain = value<"domain">(grammars::host, "shop example com");  // here
#endif
