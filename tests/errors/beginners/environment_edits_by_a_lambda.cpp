#include "../web.hpp"

#ifdef FIXED
inline constexpr auto local = Environment<"local">{}.edit(on(web).withReplicas(3));
#else
inline constexpr auto local = Environment<"local">{}.edit([](api::apps::v1::Deployment& d) { d.spec.replicas = 3; });  // here
#endif
