// first(gcc): 'const class dovetail::deployment_builder' has no member named 'withReplica'; did you mean 'withReplicas'\?
// first(clang): no member named 'withReplica' in 'dovetail::deployment_builder'; did you mean 'withReplicas'\?
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = web.withReplicas(3);
#else
inline constexpr auto shop = web.withReplica(3);  // here
#endif
