// error: tests/errors/restart_policy\.cpp:\d+: Deployment `web` reads ConfigMap `settings` once, at the start of its pods, and a change of it does not start them anew; add restartsOn\(\.\.\.\) with its handle, or withHashedName\(\) to the ConfigMap, or waive DOV-59 with a reason \[DOV-59\]
#include "web.hpp"

inline constexpr auto settings = ConfigMap<"settings">{}.withData("LOG_LEVEL", "info");
inline constexpr auto reader =
    Deployment<"web">{}
        .withContainer(nginx.withEnvFrom(settings))
#ifdef FIXED
        .restartsOn(settings)
#endif
    ;

inline constexpr auto shop =
    stack<"shop">(file("web.yaml", reader), file("service.yaml", web_service), file("settings.yaml", settings))
        .withPolicies(policy::restarts_on_change);

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
