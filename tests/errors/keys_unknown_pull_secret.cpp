// error: tests/errors/keys_unknown_pull_secret\.cpp:8: Deployment `broken` pulls images with Secret `registry`, which nothing in this stack makes and no external declares; did you mean `registry2`\? \[REF-34\]
#include "web.hpp"

inline constexpr auto registry = external<Secret>("registry2");
#ifdef FIXED
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx).withImagePullSecret("registry2");
#else
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx).withImagePullSecret("registry");
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken)).withExternals(registry);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
