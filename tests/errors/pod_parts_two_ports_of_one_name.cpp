// error: tests/errors/pod_parts_two_ports_of_one_name\.cpp:7: Deployment `broken`, container `nginx` has two ports named `http`; rename one of the two \[IDN-05\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx.withPort(port<"admin">(9090)));
#else
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx.withPort(port<"http">(9090)));
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
