// error: tests/errors/policy_of_many_containers\.cpp:18: Deployment `site`, container `site` has no limit of memory; add withLimits\(\.\.\.\), or waive REL-04 with a reason \(and 3 others: tests/errors/policy_of_many_containers\.cpp:19, tests/errors/policy_of_many_containers\.cpp:20\) \[REL-04\]
// error: tests/errors/policy_of_many_containers\.cpp:19: Deployment `cart`, container `cart`, variable `SITE` connects to port 80 of Service `site`
// error: tests/errors/policy_of_many_containers\.cpp:20: Deployment `mail`, container `mail`, variable `SITE` connects to port 80 of Service `site`
// never: (`cart`|`queue`|`mail`) has no limit of memory
#include "web.hpp"

#ifdef FIXED
#define SITE "http://site:8080"
#define LIMITED withLimits(500_m, 64_Mi)
#else
#define SITE "http://site:80"
#define LIMITED withCommand("shop")
#endif

// What one policy says of many is one finding; what is wired wrongly is one each.
inline constexpr auto shop_image = image("shop:1.0");
// clang-format off
inline constexpr auto site = Deployment<"site">{}.withContainer(Container<"site">{shop_image}.withPort(http).LIMITED);
inline constexpr auto cart = Deployment<"cart">{}.withContainer(Container<"cart">{shop_image}.withEnv("SITE", SITE).LIMITED).withContainer(Container<"queue">{shop_image}.LIMITED);
inline constexpr auto mail = Deployment<"mail">{}.withContainer(Container<"mail">{shop_image}.withEnv("SITE", SITE).LIMITED);
// clang-format on
inline constexpr auto site_service = Service<"site">{site}.withPort(http);

inline constexpr auto shop = stack<"shop">(
    file("site.yaml", site), file("site.yaml", site_service), file("cart.yaml", cart), file("mail.yaml", mail))
                                 .withPolicies(policy::memory_limits);

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
