// error: tests/errors/keys_unknown_secret\.cpp:9: Deployment `broken`, container `nginx`, variable `USER` reads Secret `credential`, which nothing in this stack makes and no external declares; did you mean `credentials`\? \[REF-20\]
#include "web.hpp"

inline constexpr auto credentials = external<Secret>("credentials").withKeys("USER", "PASSWORD");
#ifdef FIXED
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx.withEnv(credentials.key("USER")));
#else
inline constexpr auto broken =
    Deployment<"broken">{}.withContainer(nginx.withEnv(secret_named("credential").key("USER")));
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken)).withExternals(credentials);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
