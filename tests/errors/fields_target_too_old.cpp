// error: kubernetes_1_\d+_is_the_oldest_that_a_stack_can_target
#include "web.hpp"

#ifdef FIXED
inline constexpr auto all = stack<"test">(file("web.yaml", web)).targeting(kubernetes{1, api::oldest_version});
#else
inline constexpr auto all = stack<"test">(file("web.yaml", web)).targeting(kubernetes{1, 28});
#endif

int main(int argc, char** argv) { return generate<all>(argc, argv); }
