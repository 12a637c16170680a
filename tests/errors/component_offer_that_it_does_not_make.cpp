// error: tests/errors/component_offer_that_it_does_not_make\.cpp:\d+: component `shop` offers Service `shoop`, which is none of its resources; did you mean `shop`\? \[DOV-80\]
#include "web.hpp"

#include <dovetail/component.hpp>

inline constexpr auto base = stack<"base">(file("web.yaml", web), file("service.yaml", web_service));
inline constexpr auto shop = Deployment<"shop">{}.withContainer(Container<"shop">{image("shop:1.0")}.withPort(http));
inline constexpr auto shop_service = Service<"shop">{shop}.withPort(http);
#ifdef FIXED
inline constexpr auto offered = external<Service>("shop").withPort(http);
#else
inline constexpr auto offered = external<Service>("shoop").withPort(http);
#endif
namespace {
constexpr auto parts = component<"shop">(base, file("shop.yaml", group(shop, shop_service))).offers(offered);
}  // namespace

const compiled_component made = compiled<parts>;

int main() {}
