// error: tests/errors/pod_parts_two_volumes_at_one_path\.cpp:8: Deployment `broken`, container `nginx` mounts two volumes at `/data`; mount one of the two elsewhere \[IDN-03\]
#include "web.hpp"

inline constexpr auto volumes = Deployment<"broken">{}.withVolume(empty_dir<"a">()).withVolume(empty_dir<"b">());
#ifdef FIXED
inline constexpr auto broken = volumes.withContainer(nginx.withVolumeMount("a", "/data").withVolumeMount("b", "/more"));
#else
inline constexpr auto broken = volumes.withContainer(nginx.withVolumeMount("a", "/data").withVolumeMount("b", "/data"));
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
