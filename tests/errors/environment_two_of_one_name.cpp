// error: two_environments_of_a_stack_have_the_same_name
// error: tests/errors/environment_two_of_one_name\.cpp:\d+
#include "web.hpp"

inline constexpr auto laptop = Environment<"local">{};
#ifdef FIXED
inline constexpr auto cluster = Environment<"cluster">{};
#else
inline constexpr auto cluster = Environment<"local">{};
#endif
inline constexpr auto shop =
    stack<"shop">(file("web.yaml", web), file("service.yaml", web_service)).withEnvironments(laptop, cluster);

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
