// error: Deployment `broken` selects pods with `app: broken`, but its own pods have `app: other` \[REF-03\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx).withPodLabel("tier", "other");
#else
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx).withPodLabel("app", "other");
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
