// error: tests/errors/container_resources_more_than_the_limit\.cpp:7: Deployment `web`, container `nginx` requests memory `2Gi`, more than its limit `1Gi`; raise the limit, or lower the request \[CON-11\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto large = nginx.withRequests(100_m, 512_Mi).withLimits(200_m, 1_Gi);
#else
inline constexpr auto large = nginx.withRequests(100_m, 2_Gi).withLimits(200_m, 1_Gi);
#endif
inline constexpr auto broken = Deployment<"web">{}.withContainer(large);

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
