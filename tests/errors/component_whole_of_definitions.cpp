// error: whole\(\) takes the stack, then its components: whole\(shop, cart, payments\)
// error: component_whole_of_definitions\.cpp:\d+
#include "web.hpp"

#include <dovetail/component.hpp>

inline constexpr auto base = stack<"base">(file("web.yaml", web), file("service.yaml", web_service));
inline constexpr auto shop = Deployment<"shop">{}.withContainer(Container<"shop">{image("shop:1.0")});
namespace {
constexpr auto parts = component<"shop">(base, file("shop.yaml", shop));
}  // namespace
const compiled_component made = compiled<parts>;
#ifdef FIXED
inline constexpr auto everything = whole(base, made);
#else
inline constexpr auto everything = whole(base, parts);
#endif

int main() {}
