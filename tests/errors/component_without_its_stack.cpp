// error: a component is made of the stack that it is of, then files and groups: component<"cart">\(shop, file\("cart/", cart\)\)
// error: component_without_its_stack\.cpp:\d+
#include "web.hpp"

#include <dovetail/component.hpp>

inline constexpr auto base = stack<"base">(file("web.yaml", web), file("service.yaml", web_service));
inline constexpr auto shop = Deployment<"shop">{}.withContainer(Container<"shop">{image("shop:1.0")});
namespace {
#ifdef FIXED
constexpr auto parts = component<"shop">(base, file("shop.yaml", shop));
#else
constexpr auto parts = component<"shop">(file("shop.yaml", shop));
#endif
}  // namespace

int main() {}
