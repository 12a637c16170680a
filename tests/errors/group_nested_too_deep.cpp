// error: folders_of_groups_are_nested_four_deep_at_most
#include "web.hpp"

#ifdef FIXED
inline constexpr auto deep = file("a/", file("b/", file("c/", group(web))));
#else
inline constexpr auto deep = file("a/", file("b/", file("c/", file("d/", file("e/", group(web))))));
#endif

int main() { return deep.members.size() == 0; }
