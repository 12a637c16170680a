// error: Deployment `broken` has the label value `c d`, which is no label value: .* \[GRM-08\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx).withLabel("ab", "c-d");
#else
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx).withLabel("ab", "c d");
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
