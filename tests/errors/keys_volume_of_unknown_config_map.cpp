// error: tests/errors/keys_volume_of_unknown_config_map\.cpp:11: Deployment `broken`, volume `v` holds ConfigMap `setings`, which nothing in this stack makes and no external declares; did you mean `settings`\? \[REF-24\]
#include "web.hpp"

inline constexpr auto settings = ConfigMap<"settings">{}.withData("LOG_LEVEL", "info");
#ifdef FIXED
inline constexpr auto broken =
    Deployment<"broken">{}.withVolume(config_map_volume<"v">(settings)).withContainer(nginx.withVolumeMount("v", "/v"));
#else
inline constexpr auto broken =
    Deployment<"broken">{}
        .withVolume(config_map_volume<"v">(config_map_named("setings")))
        .withContainer(nginx.withVolumeMount("v", "/v"));
#endif

inline constexpr auto all = stack<"test">(file("settings.yaml", settings), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
