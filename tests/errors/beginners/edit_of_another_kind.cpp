#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = web.edit([](api::apps::v1::Deployment& d) { d.spec.minReadySeconds = 5; });
#else
inline constexpr auto shop = web.edit([](api::apps::v1::StatefulSet& d) { d.spec.minReadySeconds = 5; });  // here
#endif

inline constexpr auto all = stack<"shop">(file("shop.yaml", shop));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
