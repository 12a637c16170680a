// error: tests/errors/component_need_that_is_not_named\.cpp:10: Deployment `shop`, container `shop`, variable `CART` connects to Service `cart`, which this stack does not define
// error: add what makes it to component `shop`, or, where another component offers it, name that in needs\(\.\.\.\) \[DOV-60\]
#include "web.hpp"

#include <dovetail/component.hpp>

inline constexpr auto base = stack<"base">(file("web.yaml", web), file("service.yaml", web_service));
inline constexpr auto cart_service = Service<"cart">{}.withPort(http);
inline constexpr auto shop =
    Deployment<"shop">{}.withContainer(Container<"shop">{image("shop:1.0")}.withEnv("CART", cart_service.host()));
namespace {
#ifdef FIXED
constexpr auto parts = component<"shop">(base, file("shop.yaml", shop)).needs(cart_service);
#else
constexpr auto parts = component<"shop">(base, file("shop.yaml", shop));
#endif
}  // namespace

const compiled_component made = compiled<parts>;

int main() {}
