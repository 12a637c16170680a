// error: grammar_quantity\.cpp:\d+: PersistentVolumeClaim `broken` has storage `10Gb`, which is no quantity: .*; did you mean `10Gi`\? \[GRM-14\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = PersistentVolumeClaim<"broken">{}.withReadWriteOnce().withStorage("10Gi");
#else
inline constexpr auto broken = PersistentVolumeClaim<"broken">{}.withReadWriteOnce().withStorage("10Gb");
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
