// first: a unit has an underscore before it: `10_Gi`, `500_m`
#include "../web.hpp"

using namespace dovetail::literals;
#ifdef FIXED
inline constexpr auto small = nginx.withRequests(100_m, 64_Mi);
#else
inline constexpr auto small = nginx.withRequests(100m, 64Mi);  // here
#endif
inline constexpr auto shop = Deployment<"shop">{}.withContainer(small);
inline constexpr auto all = stack<"shop">(file("shop.yaml", shop));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
