// error: tests/errors/keys_config_map_lacks_key\.cpp:8: Deployment `broken`, container `nginx`, variable `LEVEL` needs key `LOGLEVEL` of ConfigMap `settings`, which has no such key; did you mean `LOG_LEVEL`\? \[REF-19\]
#include "web.hpp"

inline constexpr auto settings = ConfigMap<"settings">{}.withData("LOG_LEVEL", "info");
#ifdef FIXED
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx.withEnv("LEVEL", settings.key("LOG_LEVEL")));
#else
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx.withEnv("LEVEL", settings.key("LOGLEVEL")));
#endif

inline constexpr auto all = stack<"test">(file("settings.yaml", settings), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
