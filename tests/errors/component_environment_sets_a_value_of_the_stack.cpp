// error: an_environment_of_a_component_sets_the_values_of_that_component_alone
// error: component_environment_sets_a_value_of_the_stack\.cpp:\d+
#include "web.hpp"

#include <dovetail/component.hpp>

inline constexpr auto domain = value<"domain">(grammars::host, "shop.example.com");
inline constexpr auto prod = Environment<"prod">{};
inline constexpr auto base =
    stack<"base">(file("web.yaml", web), file("service.yaml", web_service)).withValues(domain).withEnvironments(prod);
inline constexpr auto cart_domain = value<"cart.domain">(grammars::host, "cart.example.com");
inline constexpr auto shop = Deployment<"shop">{}.withContainer(
    Container<"shop">{image("shop:1.0")}.withEnv("DOMAIN", domain).withEnv("CART", cart_domain));
#ifdef FIXED
inline constexpr auto in_prod = Environment<"prod">{}.withValue(cart_domain, "cart.shop.example.com");
#else
inline constexpr auto in_prod = Environment<"prod">{}.withValue(domain, "www.example.com");
#endif
namespace {
constexpr auto parts =
    component<"shop">(base, file("shop.yaml", shop)).withValues(cart_domain).withEnvironments(in_prod);
}  // namespace

const compiled_component made = compiled<parts>;

int main() {}
