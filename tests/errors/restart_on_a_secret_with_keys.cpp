// error: restart_on_a_secret_with_keys\.cpp:\d+.*restartsOn takes a ConfigMap's handle, or that of a GivenSecret: what something else holds the stack does not know\. What makes it restarts its readers: a VaultStaticSecret by spec\.rolloutRestartTargets; or Reloader does
#include "web.hpp"

inline constexpr auto keys = Secret<"api-env">{}.withKeys("PASSWORD");
inline constexpr auto password = secret_value<"password">();
inline constexpr auto given = GivenSecret<"api-env">{}.withKey("PASSWORD", password);
inline constexpr auto reader =
    Deployment<"web">{}
        .withContainer(nginx.withEnvFrom(given))
#ifdef FIXED
        .restartsOn(given);
#else
        .restartsOn(keys);
#endif

inline constexpr auto shop =
    stack<"shop">(file("web.yaml", reader), file("service.yaml", web_service), file("secret.yaml", given))
        .withValues(password);

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
