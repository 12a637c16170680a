// error: what is offered is a constexpr variable: a temporary would be gone before the component is read
#include "web.hpp"

#include <dovetail/component.hpp>

inline constexpr auto base = stack<"base">(file("web.yaml", web), file("service.yaml", web_service));
inline constexpr auto shop = Deployment<"shop">{}.withContainer(Container<"shop">{image("shop:1.0")}.withPort(http));
inline constexpr auto shop_service = Service<"shop">{shop}.withPort(http);
namespace {
constexpr auto shop_parts = component<"shop">(base, file("shop.yaml", group(shop, shop_service)))
#ifdef FIXED
                                .offers(shop_service);
#else
                                .offers(Service<"shop">{shop}.withPort(http));
#endif
}  // namespace

const compiled_component made = compiled<shop_parts>;

int main() {}
