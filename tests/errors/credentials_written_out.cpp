// error: tests/errors/credentials_written_out\.cpp:\d+: Deployment `api`, container `api` has variable `STRIPE_API_KEY` with its value written out, for all to read; take it from a Secret, or waive SEC-26 with a reason \[SEC-26\]
// error: tests/errors/credentials_written_out\.cpp:\d+: Deployment `api`, container `api` has argument `--admin-password` with its value written out, for all to read; take it from a Secret, or waive SEC-26 with a reason \[SEC-26\]
#include "web.hpp"

inline constexpr auto keys = external<Secret>("stripe").withKeys("API_KEY", "PASSWORD");
inline constexpr auto quiet = Container<"api">{image("api:1.0")}
                                  .withEnv("TOKEN_TTL", "3600")
                                  .withEnv("SECRET_NAME", "stripe")
                                  .withEnv("DB_PASSWORD_FILE", "/run/secrets/db");
#ifdef FIXED
inline constexpr auto server = Deployment<"api">{}.withContainer(quiet.withEnv("STRIPE_API_KEY", keys.key("API_KEY"))
                                                                  .withEnv("PASSWORD", keys.key("PASSWORD"))
                                                                  .withArgs("--admin-password=$(PASSWORD)"));
#else
inline constexpr auto server = Deployment<"api">{}.withContainer(
    quiet.withEnv("STRIPE_API_KEY", "rk-4f1c9a2e77").withArgs("--admin-password=hunter2"));
#endif

inline constexpr auto shop = stack<"shop">(file("api.yaml", server)).withExternals(keys);

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
