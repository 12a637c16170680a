// error: the_stack_has_no_environment_of_this_name_which_a_component_says_something_of
// error: component_environment_of_another_name\.cpp:\d+
#include "web.hpp"

#include <dovetail/component.hpp>

inline constexpr auto prod = Environment<"prod">{};
inline constexpr auto base =
    stack<"base">(file("web.yaml", web), file("service.yaml", web_service)).withEnvironments(prod);
inline constexpr auto shop = Deployment<"shop">{}.withContainer(Container<"shop">{image("shop:1.0")});
#ifdef FIXED
inline constexpr auto in_prod = Environment<"prod">{}.edit(on(shop).withReplicas(3));
#else
inline constexpr auto in_prod = Environment<"production">{}.edit(on(shop).withReplicas(3));
#endif
namespace {
constexpr auto parts = component<"shop">(base, file("shop.yaml", shop)).withEnvironments(in_prod);
}  // namespace

const compiled_component made = compiled<parts>;

int main() {}
