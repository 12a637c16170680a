// error: kubernetes_1_\d+_is_the_newest_that_a_stack_can_target
#include "web.hpp"

#ifdef FIXED
inline constexpr auto all = stack<"test">(file("web.yaml", web)).targeting(kubernetes{1, api::newest_version});
#else
inline constexpr auto all = stack<"test">(file("web.yaml", web)).targeting(kubernetes{1, 99});
#endif

int main(int argc, char** argv) { return generate<all>(argc, argv); }
