// error: tests/errors/profile_of_an_environment\.cpp:6: prod: Deployment `web`, container `web` is privileged; remove privileged\(\), or waive SEC-01 with a reason \[SEC-01\]
// never: local: Deployment `web`
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(
    Container<"web">{image("web:1.0")}.withSecurityContext(root().user(0).privileged()));

inline constexpr auto local = Environment<"local">{}.withProfile(profile::wiring);
#ifdef FIXED
inline constexpr auto prod = Environment<"prod">{}.edit(on(broken).withWaiver("SEC-01", "it loads a module"));
#else
inline constexpr auto prod = Environment<"prod">{};
#endif

inline constexpr auto all =
    stack<"test">(file("web.yaml", broken)).withProfile(profile::baseline).withEnvironments(local, prod);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
