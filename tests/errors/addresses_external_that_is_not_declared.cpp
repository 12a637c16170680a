// error: tests/errors/addresses_external_that_is_not_declared\.cpp:9: Deployment `shop`, container `shop`, variable `SMTP` takes the host of Service `mail`, which this stack does not define; list it in the stack, or in its withExternals\(\.\.\.\) \[DOV-61\]
// error: tests/errors/addresses_external_that_is_not_declared\.cpp:9: Deployment `shop`, container `shop`, variable `SEARCH_PORT` takes a port of Service `search`, which this stack does not define; list it in the stack, or in its withExternals\(\.\.\.\) \[DOV-61\]
#include "web.hpp"

inline constexpr auto smtp = port<"smtp">(25);
inline constexpr auto mail = external<Service>("mail").inNamespace("infra").withPort(smtp);
inline constexpr auto search = external<Service>("search").withPort(http);
inline constexpr auto shop = Deployment<"shop">{}.withContainer(
    Container<"shop">{image("shop:1.0")}.withEnv("SMTP", mail.address(smtp)).withEnv("SEARCH_PORT", search.port(http)));

#ifdef FIXED
inline constexpr auto all = stack<"test">(file("shop.yaml", shop)).withExternals(mail, search);
#else
inline constexpr auto all = stack<"test">(file("shop.yaml", shop));
#endif

int main(int argc, char** argv) { return generate<all>(argc, argv); }
