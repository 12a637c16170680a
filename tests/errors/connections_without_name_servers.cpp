// error: tests/errors/connections_without_name_servers\.cpp:11: NetworkPolicy `shop` keeps Deployment `shop` from the name servers, without which it does not find Service `web`, which it uses at tests/errors/connections_without_name_servers\.cpp:6; allow egress to port 53 by UDP and TCP \[DOV-63\]
// never: DOV-62
#include "web.hpp"

inline constexpr auto shop =
    Deployment<"shop">{}.withContainer(Container<"shop">{image("shop:1.0")}.withEnv("UPSTREAM", web_service.host()));
inline constexpr auto out =
#ifdef FIXED
    NetworkPolicy<"shop">{shop}.withEgressTo(web, http).withEgressToDns();
#else
    NetworkPolicy<"shop">{shop}.withEgressTo(web, http);
#endif

inline constexpr auto all = stack<"test">(
    file("web.yaml", web), file("service.yaml", web_service), file("shop.yaml", shop), file("out.yaml", out));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
