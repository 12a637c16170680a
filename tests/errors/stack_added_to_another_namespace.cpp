// error: a_stack_that_is_added_to_another_is_deployed_to_the_same_namespace
#include "web.hpp"

inline constexpr auto shop_space = Namespace<"shop">{};
inline constexpr auto payments_space = Namespace<"payments">{};
inline constexpr auto payments = stack<"payments">(file("web.yaml", web))
#ifdef FIXED
                                     .inNamespace(shop_space);
#else
                                     .inNamespace(payments_space);
#endif
inline constexpr auto shop =
    stack<"shop">(file("namespace.yaml", shop_space)).inNamespace(shop_space).add(payments);

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
