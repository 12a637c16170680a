// error: tests/errors/keys_unknown_config_map\.cpp:9: Deployment `broken`, container `nginx`, variable `LEVEL` reads ConfigMap `setings`, which nothing in this stack makes and no external declares; did you mean `settings`\? \[REF-18\]
#include "web.hpp"

inline constexpr auto settings = ConfigMap<"settings">{}.withData("LOG_LEVEL", "info");
#ifdef FIXED
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx.withEnv("LEVEL", settings.key("LOG_LEVEL")));
#else
inline constexpr auto broken =
    Deployment<"broken">{}.withContainer(nginx.withEnv("LEVEL", config_map_named("setings").key("LOG_LEVEL")));
#endif

inline constexpr auto all = stack<"test">(file("settings.yaml", settings), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
