// error: that_kubernetes_is_newer_than_the_types_of_this_library
#include "web.hpp"

#ifdef FIXED
inline constexpr auto all = stack<"test">(file("web.yaml", web)).targeting(kubernetes{1, 36});
#else
inline constexpr auto all = stack<"test">(file("web.yaml", web)).targeting(kubernetes{1, 99});
#endif

int main(int argc, char** argv) { return generate<all>(argc, argv); }
