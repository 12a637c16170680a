// error: grammar_port_number\.cpp:\d+: Deployment `broken`, container `nginx` has port 70000, which is not from 1 to 65535 \[GRM-12\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx.withPort(7000));
#else
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx.withPort(70000));
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
