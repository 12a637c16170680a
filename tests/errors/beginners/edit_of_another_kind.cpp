// first: this edit takes something else than the builder's API object: write `\[\]\(auto& object\) \{ \.\.\. \}`, or `\[\]\(auto& object, lowering& in\) \{ \.\.\. \}`
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = web.edit([](api::apps::v1::Deployment& d) { d.spec.minReadySeconds = 5; });
#else
inline constexpr auto shop = web.edit([](api::apps::v1::StatefulSet& d) { d.spec.minReadySeconds = 5; });  // here
#endif

inline constexpr auto all = stack<"shop">(file("shop.yaml", shop));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
