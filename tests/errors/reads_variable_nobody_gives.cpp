// error: tests/errors/reads_variable_nobody_gives\.cpp:21: Deployment `broken`, container `nginx` reads variable `API_USER_SCOPE`, which its env and ConfigMap `settings` do not set; did you mean `API_USERS_SCOPE`\? \[DOV-07\]
// error: tests/errors/reads_variable_nobody_gives\.cpp:21: Deployment `broken`, container `nginx` reads variable `NGINX_CSP`, which its env and ConfigMap `settings` do not set; add withEnv\(\.\.\.\), or the key to the ConfigMap or Secret that the container takes \[DOV-07\]
#include "web.hpp"

#include <array>

// What the program reads: its own code may include this list.
inline constexpr std::array names{"API_USER_SCOPE", "API_READ_TIMEOUT"};

#ifdef FIXED
inline constexpr auto settings =
    ConfigMap<"settings">{}
        .withData("API_USER_SCOPE", "on")
        .withData("API_READ_TIMEOUT", "3600")
        .withData("NGINX_CSP", "");
#else
inline constexpr auto settings =
    ConfigMap<"settings">{}.withData("API_USERS_SCOPE", "on").withData("API_READ_TIMEOUT", "3600");
#endif
inline constexpr auto broken = Deployment<"broken">{}.withContainer(
    nginx.withEnv("BACKEND_PORT", "8080").withEnvFrom(settings).reads(names).reads("BACKEND_PORT", "NGINX_CSP"));

inline constexpr auto all = stack<"test">(file("broken.yaml", broken), file("settings.yaml", settings));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
