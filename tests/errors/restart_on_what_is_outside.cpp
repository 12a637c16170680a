// error: tests/errors/restart_on_what_is_outside\.cpp:\d+: Deployment `web` restarts on ConfigMap `cluster-settings`, which this stack does not make: what it holds is not known; let what makes it restart its readers, or Reloader, by withAnnotation\(\\?"reloader\.stakater\.com/auto\\?", \\?"true\\?"\) \[DOV-57\]
#include "web.hpp"

inline constexpr auto outside = external<ConfigMap>("cluster-settings");
inline constexpr auto reader =
    Deployment<"web">{}
        .withContainer(nginx.withEnvFrom(outside))
#ifdef FIXED
        .withAnnotation("reloader.stakater.com/auto", "true");
#else
        .restartsOn(config_map_named("cluster-settings"));
#endif

inline constexpr auto shop =
    stack<"shop">(file("web.yaml", reader), file("service.yaml", web_service)).withExternals(outside);

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
