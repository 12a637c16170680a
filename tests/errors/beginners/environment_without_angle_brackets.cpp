// first: the name stands in the angle brackets: Environment<"name">\{\}
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto local = Environment<"local">{};
#else
inline constexpr auto local = Environment{"local"};  // here
#endif
