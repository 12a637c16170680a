// error: tests/errors/connections_port_of_the_service\.cpp:12: NetworkPolicy `out` cuts Deployment `shop` off from Service `web`, which it uses at tests/errors/connections_port_of_the_service\.cpp:7: no policy lets it out to Deployment `web` at port 8080; allow egress from the one at this port \[DOV-62\]
#include "web.hpp"

// A policy is about the port of the pod, which is another one than the Service's.
inline constexpr auto front = Service<"web">{web}.withPort(80, http);
inline constexpr auto shop =
    Deployment<"shop">{}.withContainer(Container<"shop">{image("shop:1.0")}.withEnv("UPSTREAM", "http://web:80"));
#ifdef FIXED
inline constexpr auto out = NetworkPolicy<"out">{shop}.withEgressToDns().withEgressTo(web, http);
#else
inline constexpr auto front_http = port<"http">(80);
inline constexpr auto out = NetworkPolicy<"out">{shop}.withEgressToDns().withEgressTo(web, front_http);
#endif

inline constexpr auto all =
    stack<"test">(file("web.yaml", web), file("front.yaml", front), file("shop.yaml", shop), file("out.yaml", out));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
