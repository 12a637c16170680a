// error: tests/errors/parameter_in_a_function\.cpp:\d+: Deployment `workers` is given what does not fit: a whole number from 0 to 2147483647 belongs here; give it what the field takes \[DOV-71\]
#include "web.hpp"

// What a user's function is given, is looked at with the function, and told with the stack.
consteval auto workers(int count) { return Deployment<"workers">{}.withReplicas(count).withContainer(nginx); }

#ifdef FIXED
inline constexpr auto some = workers(4);
#else
inline constexpr auto some = workers(-4);
#endif

inline constexpr auto all = stack<"test">(file("workers.yaml", some));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
