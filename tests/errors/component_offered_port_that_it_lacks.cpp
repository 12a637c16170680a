// error: component `shop` offers port `admin` 9090 of Service `shop`, which does not have it; add it there, or take it out of what is offered \[DOV-80\]
#include "web.hpp"

#include <dovetail/component.hpp>

inline constexpr auto base = stack<"base">(file("web.yaml", web), file("service.yaml", web_service));
inline constexpr auto admin = port<"admin">(9090);
inline constexpr auto offered = external<Service>("shop").withPort(http).withPort(admin);
inline constexpr auto shop =
    Deployment<"shop">{}.withContainer(Container<"shop">{image("shop:1.0")}.withPort(http).withPort(admin));
#ifdef FIXED
inline constexpr auto shop_service = Service<"shop">{shop}.withPort(http).withPort(admin);
#else
inline constexpr auto shop_service = Service<"shop">{shop}.withPort(http);
#endif
namespace {
constexpr auto parts = component<"shop">(base, file("shop.yaml", group(shop, shop_service))).offers(offered);
}  // namespace

const compiled_component made = compiled<parts>;

int main() {}
