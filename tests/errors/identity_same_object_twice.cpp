// error: identity_same_object_twice\.cpp:\d+: Deployment `web` stands in the stack twice; the other is at .*web\.hpp:\d+ \[IDN-28\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Deployment<"web2">{}.withContainer(nginx);
#else
inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx);
#endif

inline constexpr auto all = stack<"test">(file("web.yaml", web), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
