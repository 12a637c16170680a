// error: tests/errors/restart_on_what_is_not_listed\.cpp:\d+: Deployment `web` restarts on ConfigMap `colours`, which is not in this stack; add it to the stack, or remove restartsOn\(\.\.\.\) \[DOV-57\]
#include "web.hpp"

inline constexpr auto settings = ConfigMap<"settings">{}.withData("LOG_LEVEL", "info");
inline constexpr auto colours = ConfigMap<"colours">{}.withData("THEME", "dark");
inline constexpr auto reader =
    Deployment<"web">{}
        .withContainer(nginx.withEnvFrom(settings))
        .restartsOn(settings)
#ifndef FIXED
        .restartsOn(colours)
#endif
    ;

inline constexpr auto shop =
    stack<"shop">(file("web.yaml", reader), file("service.yaml", web_service), file("settings.yaml", settings));

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
