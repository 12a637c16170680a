// error: x
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
