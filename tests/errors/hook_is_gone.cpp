// error: tests/errors/hook_is_gone\.cpp:11: Deployment `broken` reads ConfigMap `config`, a hook that Helm deletes once it has succeeded; take hook-succeeded out of its delete policy, or make it no hook \[DOV-52\]
#include "web.hpp"

inline constexpr auto hooked =
    ConfigMap<"config">{}.withData("LEVEL", "info").asHook(hook::pre_install, hook::pre_upgrade);
#ifdef FIXED
inline constexpr auto config = hooked.withHookDeletePolicy(hook_delete::before_creation);
#else
inline constexpr auto config = hooked.withHookDeletePolicy(hook_delete::before_creation, hook_delete::succeeded);
#endif
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx.withEnvFrom(config.all()));

inline constexpr auto all = stack<"test">(file("config.yaml", config), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
