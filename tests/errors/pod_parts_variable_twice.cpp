// error: tests/errors/pod_parts_variable_twice\.cpp:8: Deployment `broken`, container `nginx` sets `LEVEL` twice; the last one would win; remove one of the two \[IDN-08\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx.withEnv("LEVEL", "info"));
#else
inline constexpr auto broken =
    Deployment<"broken">{}.withContainer(nginx.withEnv("LEVEL", "info").withEnv("LEVEL", "debug"));
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
