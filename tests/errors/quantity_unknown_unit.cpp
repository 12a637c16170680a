// error: Kubernetes has no unit Gb: write _Gi \(2\^30 bytes\) or _G \(10\^9 bytes\)
// error: tests/errors/quantity_unknown_unit\.cpp:8:
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = PersistentVolumeClaim<"broken">{}.withReadWriteOnce().withStorage(10_Gi);
#else
inline constexpr auto broken = PersistentVolumeClaim<"broken">{}.withReadWriteOnce().withStorage(10_Gb);
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
