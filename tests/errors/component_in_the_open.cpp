// error: a component and the handles that only it uses stand in an unnamed namespace of its source file, namespace \{ \.\.\. \}
#include "web.hpp"

#include <dovetail/component.hpp>

inline constexpr auto base = stack<"base">(file("web.yaml", web), file("service.yaml", web_service));
inline constexpr auto shop = Deployment<"shop">{}.withContainer(Container<"shop">{image("shop:1.0")});
#ifdef FIXED
namespace {
constexpr auto parts = component<"shop">(base, file("shop.yaml", shop));
}
#else
inline constexpr auto parts = component<"shop">(base, file("shop.yaml", shop));
#endif

const compiled_component made = compiled<parts>;

int main() {}
