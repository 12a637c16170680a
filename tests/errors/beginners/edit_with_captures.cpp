// first: a lambda has no captures here: `\[\]`, and what varies between environments is a value<\.\.\.>
// raw(gcc): 25
// limit(gcc): without dovetail-errors g++ names each header on the way to the declaration
// raw(clang): 20
// limit(clang): without dovetail-errors clang shows each call on the way, with its arguments
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = web.edit([](api::apps::v1::Deployment& d) { d.spec.minReadySeconds = 5; });
#else
inline constexpr auto shop = web.edit([&](api::apps::v1::Deployment& d) { d.spec.minReadySeconds = 5; });  // here
#endif
