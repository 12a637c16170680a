// first: this edit takes something else than the builder's API object: write `\[\]\(auto& object\) \{ \.\.\. \}`, or `\[\]\(auto& object, lowering& in\) \{ \.\.\. \}`
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = web.edit([](api::apps::v1::Deployment& d) { d.spec.minReadySeconds = 5; });
#else
inline constexpr auto shop = web.edit([] { return 5; });  // here
#endif
