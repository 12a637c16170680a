// first: a container stands in a workload, and the workload in the file: Deployment<"web">\{\}\.withContainer\(nginx\)
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto all = stack<"shop">(file("web.yaml", web));
#else
inline constexpr auto all = stack<"shop">(file("web.yaml", nginx));  // here
#endif
