// error: Deployment `broken`, container `nginx` has image `NGINX:1.27`, which is no image reference: .* \[GRM-37\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Deployment<"broken">{}.withContainer(Container<"nginx">{image("nginx:1.27")});
#else
inline constexpr auto broken = Deployment<"broken">{}.withContainer(Container<"nginx">{image("NGINX:1.27")});
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
