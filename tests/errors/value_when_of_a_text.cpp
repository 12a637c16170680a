// error: tests/errors/value_when_of_a_text\.cpp:\d+
#include "web.hpp"

#ifdef FIXED
inline constexpr auto large = value<"large">(true);
#else
inline constexpr auto large = value<"large">(grammars::any_text, "true");
#endif
inline constexpr auto scaled = web.withReplicas(3).when(large);

int main() {}
