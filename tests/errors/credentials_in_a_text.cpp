// error: tests/errors/credentials_in_a_text\.cpp:\d+: ConfigMap `settings` has a password in a URL in key `DATABASE_URL`, for all to read; take it from a Secret, or waive SEC-28 with a reason \[SEC-28\]
// error: tests/errors/credentials_in_a_text\.cpp:\d+: ConfigMap `settings` has key `SMTP_PASSWORD` with its value written out, for all to read
// error: tests/errors/credentials_in_a_text\.cpp:\d+: Deployment `api`, container `api` has a token of GitHub in its arguments, for all to read
#include "web.hpp"

#ifdef FIXED
inline constexpr auto settings = ConfigMap<"settings">{}
                                     .withData("DATABASE_URL", "postgres://shop@db:5432/shop")
                                     .withData("SMTP_PASSWORD_FILE", "/run/secrets/smtp");
inline constexpr auto arguments = "--token-file=/run/secrets/github";
#else
inline constexpr auto settings = ConfigMap<"settings">{}
                                     .withData("DATABASE_URL", "postgres://shop:hunter2@db:5432/shop")
                                     .withData("SMTP_PASSWORD", "hunter2");
inline constexpr auto arguments = "clone https://example.com/ghp_abcdefghijklmnopqrstuvwxyz0123456789";
#endif
inline constexpr auto server = Deployment<"api">{}.withContainer(
    Container<"api">{image("api:1.0")}.withEnvFrom(settings).withArgs(arguments));

inline constexpr auto shop = stack<"shop">(file("settings.yaml", settings), file("api.yaml", server));

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
