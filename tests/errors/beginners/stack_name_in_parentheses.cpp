// first: the stack's name stands in the angle brackets: stack<"shop">\(file\("web\.yaml", web\)\)
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto all = stack<"shop">(file("web.yaml", web));
#else
inline constexpr auto all = stack("shop", file("web.yaml", web));  // here
#endif
