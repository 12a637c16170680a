// error: an_environment_of_a_component_leaves_namespace_profile_and_policies_to_the_stack
// error: component_environment_of_another_profile\.cpp:\d+
#include "web.hpp"

#include <dovetail/component.hpp>

inline constexpr auto prod = Environment<"prod">{};
inline constexpr auto base =
    stack<"base">(file("web.yaml", web), file("service.yaml", web_service)).withEnvironments(prod);
inline constexpr auto shop = Deployment<"shop">{}.withContainer(Container<"shop">{image("shop:1.0")});
#ifdef FIXED
inline constexpr auto in_prod = Environment<"prod">{};
#else
inline constexpr auto in_prod = Environment<"prod">{}.withProfile(profile::restricted);
#endif
namespace {
constexpr auto parts = component<"shop">(base, file("shop.yaml", shop)).withEnvironments(in_prod);
}  // namespace

const compiled_component made = compiled<parts>;

int main() {}
