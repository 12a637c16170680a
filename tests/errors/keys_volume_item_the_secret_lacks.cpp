// error: tests/errors/keys_volume_item_the_secret_lacks\.cpp:13: Deployment `broken`, volume `v` needs key `PASWORD` of Secret `credentials`, which has no such key; did you mean `PASSWORD`\? \[REF-27\]
#include "web.hpp"

inline constexpr auto credentials = external<Secret>("credentials").withKeys("USER", "PASSWORD");
#ifdef FIXED
inline constexpr auto broken =
    Deployment<"broken">{}
        .withVolume(secret_volume<"v">(secret_named("credentials")).withItem("PASSWORD", "password"))
        .withContainer(nginx.withVolumeMount("v", "/v"));
#else
inline constexpr auto broken =
    Deployment<"broken">{}
        .withVolume(secret_volume<"v">(secret_named("credentials")).withItem("PASWORD", "password"))
        .withContainer(nginx.withVolumeMount("v", "/v"));
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken)).withExternals(credentials);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
