// error: tests/errors/policy_untagged_image\.cpp:7: Deployment `broken`, container `app` has image `app`, which has no tag; name a version, or waive SEC-42 with a reason \[SEC-42\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Deployment<"broken">{}.withContainer(Container<"app">{image("app:1.0")});
#else
inline constexpr auto broken = Deployment<"broken">{}.withContainer(Container<"app">{image("app")});
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken)).withPolicies(policy::pinned_images);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
