// error: addresses_port_that_an_external_lacks\.cpp:12\b
// error: the_service_has_no_port_of_this_handle_add_it_with_withPort
#include "web.hpp"

inline constexpr auto smtp = port<"smtp">(25);
inline constexpr auto mail = external<Service>("mail").withPort(smtp);
#ifdef FIXED
inline constexpr auto shop =
    Deployment<"shop">{}.withContainer(Container<"shop">{image("shop:1.0")}.withEnv("SMTP", mail.address(smtp)));
#else
inline constexpr auto shop =
    Deployment<"shop">{}.withContainer(Container<"shop">{image("shop:1.0")}.withEnv("SMTP", mail.address(http)));
#endif

inline constexpr auto all = stack<"test">(file("shop.yaml", shop)).withExternals(mail);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
