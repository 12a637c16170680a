// error: tests/errors/environment_step_without_its_part\.cpp:\d+: local: Deployment `web` has no init container `sysctl` to change or to take away; name a part that the resource has, or remove the step \[DOV-21\]
#include "web.hpp"

inline constexpr auto sysctl = Container<"sysctl">{image("busybox:1.37")};
inline constexpr auto local =
    Environment<"local">{}
#ifdef FIXED
        .edit(on(web).withInitContainer(sysctl))
#endif
        .edit(on(web).withoutInitContainer(sysctl));
inline constexpr auto poc = Environment<"poc">{};

inline constexpr auto shop =
    stack<"shop">(file("web.yaml", web), file("service.yaml", web_service)).withEnvironments(local, poc);

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
