// error: tests/errors/keys_unknown_claim\.cpp:10: Deployment `broken`, volume `v` holds PersistentVolumeClaim `dat`, which is not in this stack and which no external declares; did you mean `data`\? \[REF-29\]
#include "web.hpp"

inline constexpr auto data = PersistentVolumeClaim<"data">{}.withReadWriteOnce().withStorage(1_Gi);
#ifdef FIXED
inline constexpr auto broken =
    Deployment<"broken">{}.withVolume(claim_volume<"v">(data)).withContainer(nginx.withVolumeMount("v", "/v"));
#else
inline constexpr auto broken =
    Deployment<"broken">{}.withVolume(claim_volume<"v">("dat")).withContainer(nginx.withVolumeMount("v", "/v"));
#endif

inline constexpr auto all = stack<"test">(file("data.yaml", data), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
