// first(gcc): conflicting declaration 'constexpr const auto all'
// first(clang): redefinition of 'all'
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto all = stack<"shop">(file("web.yaml", web));
inline constexpr auto local = stack<"shop-local">(file("web.yaml", web));
#else
inline constexpr auto all = stack<"shop">(file("web.yaml", web));
inline constexpr auto all = stack<"shop-local">(file("web.yaml", web));  // here
#endif
