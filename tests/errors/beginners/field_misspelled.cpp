// first(gcc): 'struct dovetail::api::apps::v1::DeploymentSpec' has no member named 'minReadySecond'; did you mean 'minReadySeconds'\?
// first(clang): no member named 'minReadySecond' in 'dovetail::api::apps::v1::DeploymentSpec'; did you mean 'minReadySeconds'\?
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = web.edit([](api::apps::v1::Deployment& d) { d.spec.minReadySeconds = 5; });
#else
inline constexpr auto shop = web.edit([](api::apps::v1::Deployment& d) { d.spec.minReadySecond = 5; });  // here
#endif
