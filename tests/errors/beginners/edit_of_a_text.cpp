// first: edit takes a lambda that changes the API object: `\.edit\(\[\]\(auto& object\) \{ \.\.\. \}\)`
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = web.edit([](api::apps::v1::Deployment& d) { d.spec.minReadySeconds = 5; });
#else
inline constexpr auto shop = web.edit("spec.minReadySeconds=5");  // here
#endif
