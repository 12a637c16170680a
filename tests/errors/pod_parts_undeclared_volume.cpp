// error: tests/errors/pod_parts_undeclared_volume\.cpp:10: Deployment `broken`, container `nginx` mounts volume `dta`, which the pod does not declare; did you mean `data`\? \[REF-01\]
#include "web.hpp"

inline constexpr auto data = empty_dir<"data">();
#ifdef FIXED
inline constexpr auto broken =
    Deployment<"broken">{}.withVolume(data).withContainer(nginx.withVolumeMount(data, "/data"));
#else
inline constexpr auto broken =
    Deployment<"broken">{}.withVolume(data).withContainer(nginx.withVolumeMount("dta", "/data"));
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
