// first: withValues takes handles of values: inline constexpr auto domain = value<"domain">\(grammars::host, "shop\.example\.com"\); \.\.\. withValues\(domain\)
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto level = value<"level">(grammars::any_text, "info");
inline constexpr auto all = stack<"shop">(file("web.yaml", web)).withValues(level);
#else
inline constexpr auto all = stack<"shop">(file("web.yaml", web)).withValues("level");  // here
#endif
