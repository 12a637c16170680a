// first(gcc): 'const class dovetail::deployment_builder' has no member named 'withLabels'; did you mean 'withLabel'\?
// first(clang): no member named 'withLabels' in 'dovetail::deployment_builder'; did you mean 'withPodLabel'\?
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = web.withLabel("team", "shop");
#else
inline constexpr auto shop = web.withLabels("team", "shop");  // here
#endif
