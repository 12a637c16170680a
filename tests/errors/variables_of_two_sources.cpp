// error: tests/errors/variables_of_two_sources\.cpp:\d+: Deployment `api`, container `api` takes variable `LOG_LEVEL` from ConfigMap `common` and from ConfigMap `settings`, which wins; remove one of the two, or waive DOV-29 with a reason \[DOV-29\]
#include "web.hpp"

inline constexpr auto common = ConfigMap<"common">{}.withData("LOG_LEVEL", "info");
#ifdef FIXED
inline constexpr auto settings = ConfigMap<"settings">{}.withData("TITLE", "Shop");
#else
inline constexpr auto settings = ConfigMap<"settings">{}.withData("TITLE", "Shop").withData("LOG_LEVEL", "debug");
#endif
inline constexpr auto server = Deployment<"api">{}.withContainer(
    Container<"api">{image("api:1.0")}.withEnvFrom(common).withEnvFrom(settings));

inline constexpr auto shop =
    stack<"shop">(file("common.yaml", common), file("settings.yaml", settings), file("api.yaml", server));

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
