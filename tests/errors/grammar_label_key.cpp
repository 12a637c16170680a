// error: Deployment `broken` has the label key `a b`, which is no label key: .* \[GRM-07\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx).withLabel("a-b", "c");
#else
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx).withLabel("a b", "c");
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
