// error: tests/errors/connections_route_that_is_cut\.cpp:9: NetworkPolicy `closed` cuts Ingress `web` off from Service `web`, which it routes to at tests/errors/connections_route_that_is_cut\.cpp:4: no policy lets anybody of another namespace in to Deployment `web` at port 8080; allow ingress from the namespace of its controller \[DOV-62\]
#include "web.hpp"

inline constexpr auto ingress = Ingress<"web">{}.withHost("www.example.com").withPath("/", web_service, http);
#ifdef FIXED
inline constexpr auto traefik = external<Namespace>("traefik");
inline constexpr auto closed = NetworkPolicy<"closed">{web}.withIngressFromNamespace(traefik, http);
#else
inline constexpr auto closed = default_deny_ingress<"closed">();
#endif

#ifdef FIXED
inline constexpr auto all = stack<"test">(file("web.yaml", web), file("service.yaml", web_service),
    file("ingress.yaml", ingress), file("closed.yaml", closed))
                                .withExternals(traefik);
#else
inline constexpr auto all = stack<"test">(file("web.yaml", web), file("service.yaml", web_service),
    file("ingress.yaml", ingress), file("closed.yaml", closed));
#endif

int main(int argc, char** argv) { return generate<all>(argc, argv); }
