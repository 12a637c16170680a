// error: policy_moving_tag\.cpp:\d+: Deployment `broken`, container `app` has image `app:latest`, whose tag moves; .* \[SEC-42\]
// error: container `init` has image `init`, which has no tag; .* \[SEC-42\]
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
