// error: tests/errors/keys_env_from_unknown_secret\.cpp:8: Deployment `broken`, container `nginx` takes its variables from Secret `credentals`, which nothing in this stack makes and no external declares; did you mean `credentials`\? \[REF-23\]
#include "web.hpp"

inline constexpr auto credentials = external<Secret>("credentials").withKeys("USER", "PASSWORD");
#ifdef FIXED
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx.withEnvFrom(credentials.all()));
#else
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx.withEnvFrom(secret_named("credentals")));
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken)).withExternals(credentials);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
