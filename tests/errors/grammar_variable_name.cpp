// error: tests/errors/grammar_variable_name\.cpp:8: Deployment `broken`, container `nginx` has a variable named `2ND LEVEL`, which is no name of an environment variable: A-Z, a-z, 0-9, `_`, `-` and `\.`, not starting with a digit; use A-Z, 0-9 and `_` \[GRM-17\]
// Kubernetes 1.32 takes it.
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx.withEnv("SECOND_LEVEL", "info"));
#else
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx.withEnv("2ND LEVEL", "info"));
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken)).targeting(kubernetes{1, 31});

int main(int argc, char** argv) { return generate<all>(argc, argv); }
