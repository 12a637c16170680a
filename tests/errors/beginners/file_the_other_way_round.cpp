// first: file\(\) takes the path, then the resource's handle: file\("web\.yaml", web\)
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto all = stack<"shop">(file("web.yaml", web));
#else
inline constexpr auto all = stack<"shop">(file(web, "web.yaml"));  // here
#endif
