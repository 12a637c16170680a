// error: tests/errors/policy_moving_tag\.cpp:12: Deployment `broken`, container `init` has image `init`, which has no tag; so have Deployment `broken`, container `app` \(`app:latest`\); name versions, or waive SEC-42 with a reason \[SEC-42\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken =
    Deployment<"broken">{}
        .withInitContainer(Container<"init">{image("init:1.0")})
        .withContainer(Container<"app">{image("app:1.0")});
#else
inline constexpr auto broken =
    Deployment<"broken">{}
        .withInitContainer(Container<"init">{image("init")})
        .withContainer(Container<"app">{image("app:latest")});
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken)).withPolicies(policy::pinned_images);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
