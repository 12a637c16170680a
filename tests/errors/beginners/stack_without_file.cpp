// first: a stack is made of files and groups, one or more: stack<"shop">\(file\("web\.yaml", web\), file\("service\.yaml", web_service\)\)
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto all = stack<"shop">(file("web.yaml", web), file("service.yaml", web_service));
#else
inline constexpr auto all = stack<"shop">(web, web_service);  // here
#endif
