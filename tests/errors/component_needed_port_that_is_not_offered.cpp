// error: component_needed_port_that_is_not_offered\.cpp:\d+\b
// error: the_service_has_no_port_of_this_handle_add_it_with_withPort
#include "web.hpp"

#include <dovetail/component.hpp>

inline constexpr auto base = stack<"base">(file("web.yaml", web), file("service.yaml", web_service));
inline constexpr auto admin = port<"admin">(9090);
inline constexpr auto cart_service = external<Service>("cart").withPort(http);
#ifdef FIXED
inline constexpr auto shop = Deployment<"shop">{}.withContainer(
    Container<"shop">{image("shop:1.0")}.withEnv("CART", cart_service.address(http)));
#else
inline constexpr auto shop = Deployment<"shop">{}.withContainer(
    Container<"shop">{image("shop:1.0")}.withEnv("CART", cart_service.address(admin)));
#endif
namespace {
constexpr auto parts = component<"shop">(base, file("shop.yaml", shop)).needs(cart_service);
}  // namespace

const compiled_component made = compiled<parts>;

int main() {}
