// error: tests/errors/security_non_root_user_0\.cpp:7: error: .*a user who is not root, a whole number from 1 to 2147483647, belongs here; root\(\) is for one that has to be
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx.withSecurityContext(root().user(0)));
#else
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx.withSecurityContext(non_root(0)));
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
