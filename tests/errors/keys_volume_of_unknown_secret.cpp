// error: tests/errors/keys_volume_of_unknown_secret\.cpp:13: Deployment `broken`, volume `v` holds Secret `credentals`, which nothing in this stack makes and no external declares; did you mean `credentials`\? \[REF-26\]
#include "web.hpp"

inline constexpr auto credentials = external<Secret>("credentials").withKeys("USER", "PASSWORD");
#ifdef FIXED
inline constexpr auto broken =
    Deployment<"broken">{}
        .withVolume(secret_volume<"v">(secret_named("credentials")))
        .withContainer(nginx.withVolumeMount("v", "/v"));
#else
inline constexpr auto broken =
    Deployment<"broken">{}
        .withVolume(secret_volume<"v">(secret_named("credentals")))
        .withContainer(nginx.withVolumeMount("v", "/v"));
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken)).withExternals(credentials);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
