// error: tests/errors/pod_parts_two_volumes_of_one_name\.cpp:9: Deployment `broken` has two volumes named `data`; rename one of the two \[IDN-02\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken =
    Deployment<"broken">{}.withVolume(empty_dir<"data">()).withVolume(empty_dir<"more">()).withContainer(nginx);
#else
inline constexpr auto broken =
    Deployment<"broken">{}.withVolume(empty_dir<"data">()).withVolume(empty_dir<"data">()).withContainer(nginx);
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
