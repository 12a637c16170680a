// error: user_0_is_root_so_it_cannot_be_non_root_write_root_and_say_why
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx.withSecurityContext(root().user(0)));
#else
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx.withSecurityContext(non_root(0)));
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
