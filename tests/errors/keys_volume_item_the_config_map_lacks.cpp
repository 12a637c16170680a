// error: tests/errors/keys_volume_item_the_config_map_lacks\.cpp:13: Deployment `broken`, volume `v` needs key `LOGLEVEL` of ConfigMap `settings`, which has no such key; did you mean `LOG_LEVEL`\? \[REF-25\]
#include "web.hpp"

inline constexpr auto settings = ConfigMap<"settings">{}.withData("LOG_LEVEL", "info");
#ifdef FIXED
inline constexpr auto broken =
    Deployment<"broken">{}
        .withVolume(config_map_volume<"v">(settings).withItem("LOG_LEVEL", "level"))
        .withContainer(nginx.withVolumeMount("v", "/v"));
#else
inline constexpr auto broken =
    Deployment<"broken">{}
        .withVolume(config_map_volume<"v">(settings).withItem("LOGLEVEL", "level"))
        .withContainer(nginx.withVolumeMount("v", "/v"));
#endif

inline constexpr auto all = stack<"test">(file("settings.yaml", settings), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
