// error: tests/errors/group_shape_of_many\.cpp:24: Deployment `cart`, container `web` takes its variables from Secret `settings`, .* \(so it is with Deployment `ads`, container `web` at tests/errors/group_shape_of_many\.cpp:25 .* \(made at tests/errors/group_shape_of_many\.cpp:13\) \[REF-23\]
// error: tests/errors/group_shape_of_many\.cpp:26: Deployment `mail` runs as ServiceAccount `mial`, which is not in this stack .* did you mean `mail`\? \[REF-33\]
#include "web.hpp"

// A shape that several services share: what it makes wrong is told where they are asked for, once, with its own line behind.
template <fixed_string Name>
consteval auto service_of(parameter::service_account account_name) {
  const auto account = ServiceAccount<Name>{};
  const auto web = Deployment<Name>{}
                       .withServiceAccountName(account_name)
                       .withContainer(Container<"web">{image("web:1.2.3")}
#ifndef FIXED
                                          .withEnvFrom(secret_named("settings"))
#endif
                                          .withPort(http));
  return group(account, web, Service<Name>{web}.withPort(http));
}
#ifdef FIXED
inline constexpr auto mail = "mail";
#else
inline constexpr auto mail = "mial";
#endif

inline constexpr auto shop = stack<"shop">(file("cart/", service_of<"cart">("cart")),
                                           file("ads/", service_of<"ads">("ads")),
                                           file("mail/", service_of<"mail">(mail)));

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
