// error: tests/errors/keys_secret_lacks_key\.cpp:11: Deployment `broken`, container `nginx`, variable `DB_PASSWORD` needs key `PASWORD` of Secret `credentials`, which has no such key; did you mean `PASSWORD`\? \[REF-21\]
// error: tests/errors/keys_secret_lacks_key\.cpp:11: Deployment `broken` needs key `DATABASE_URL` of Secret `credentials`, which has no such key; it has `USER`, `PASSWORD` \[REF-21\]
#include "web.hpp"

inline constexpr auto credentials = external<Secret>("credentials").withKeys("USER", "PASSWORD");
#ifdef FIXED
inline constexpr auto broken = Deployment<"broken">{}.withContainer(
    nginx.withEnv("DB_PASSWORD", credentials.key("PASSWORD")).withEnvFrom(credentials.requiring("USER")));
#else
inline constexpr auto broken = Deployment<"broken">{}.withContainer(
    nginx.withEnv("DB_PASSWORD", credentials.key("PASWORD")).withEnvFrom(credentials.requiring("DATABASE_URL")));
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken)).withExternals(credentials);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
