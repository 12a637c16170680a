// error: tests/errors/web\.hpp:10: Deployment `broken` has two containers named `nginx`; rename one of the two \[IDN-01\]
#include "web.hpp"

inline constexpr auto init = Container<"nginx">{image("busybox:1.36")};
inline constexpr auto other = Container<"prepare">{image("busybox:1.36")};
#ifdef FIXED
inline constexpr auto broken = Deployment<"broken">{}.withInitContainer(other).withContainer(nginx);
#else
inline constexpr auto broken = Deployment<"broken">{}.withInitContainer(init).withContainer(nginx);
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
