// first: a name in angle brackets is a text in quotes: Deployment<"web">\{\}; a function that is given one has it in angle brackets too: template <fixed_string Name> consteval auto worker\(\)
// raw(gcc): 30
// raw(clang): 20
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = Deployment<"shop">{}.withContainer(nginx);
#else
inline constexpr auto shop = Deployment<web>{}.withContainer(nginx);  // here
#endif
