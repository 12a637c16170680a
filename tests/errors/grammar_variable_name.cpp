// error: tests/errors/grammar_variable_name\.cpp:7: Deployment `broken`, container `nginx` has a variable named `2ND LEVEL`, which is no name of an environment variable: A-Z, a-z, 0-9, `_`, `-` and `\.`, not starting with a digit; use A-Z, 0-9 and `_` \[GRM-17\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx.withEnv("SECOND_LEVEL", "info"));
#else
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx.withEnv("2ND LEVEL", "info"));
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
