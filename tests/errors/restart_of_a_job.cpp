// error: restart_of_a_job\.cpp:\d+.*restartsOn is for a Deployment, a StatefulSet or a DaemonSet, by its own handle: the pods of a Job start once
#include "web.hpp"

inline constexpr auto settings = ConfigMap<"settings">{}.withData("LOG_LEVEL", "info");
inline constexpr auto import =
    Job<"import">{}
        .withContainer(Container<"import">{image("import:1.0")}.withEnvFrom(settings))
#ifndef FIXED
        .restartsOn(settings)
#endif
    ;

inline constexpr auto shop = stack<"shop">(file("import.yaml", import), file("settings.yaml", settings));

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
