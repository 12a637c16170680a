// error: tests/errors/addresses_service_that_an_environment_removes\.cpp:9: poc: ConfigMap `settings`, key `UPSTREAM` connects to Service `web`, which environment `poc` removes; leave out there what uses it, too \[DOV-60\]
// never: with
#include "web.hpp"

inline constexpr auto settings =
    ConfigMap<"settings">{}
        .withData("LEVEL", "info")
        .withData("PORT", web_service.port(http))
        .withData("UPSTREAM", web_service.host());
inline constexpr auto local = Environment<"local">{}.edit(on(web).withReplicas(1));
inline constexpr auto poc =
    Environment<"poc">{}
#ifdef FIXED
        .edit(on(settings).withoutData("UPSTREAM").withoutData("PORT"))
#endif
        .remove(web_service);

inline constexpr auto all =
    stack<"test">(file("web.yaml", web), file("service.yaml", web_service), file("settings.yaml", settings))
        .withEnvironments(local, poc);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
