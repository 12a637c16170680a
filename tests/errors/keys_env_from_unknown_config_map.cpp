// error: tests/errors/keys_env_from_unknown_config_map\.cpp:8: Deployment `broken`, container `nginx` takes its variables from ConfigMap `setting`, which nothing in this stack makes and no external declares; did you mean `settings`\? \[REF-22\]
#include "web.hpp"

inline constexpr auto settings = ConfigMap<"settings">{}.withData("LOG_LEVEL", "info");
#ifdef FIXED
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx.withEnvFrom(settings));
#else
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx.withEnvFrom(config_map_named("setting")));
#endif

inline constexpr auto all = stack<"test">(file("settings.yaml", settings), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
