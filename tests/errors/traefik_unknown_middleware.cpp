// error: tests/errors/traefik_unknown_middleware\.cpp:15: IngressRoute `broken` sends Host\(`deces\.local`\) through Middleware `strip-api`, which is not in this stack and which no external declares; did you mean `strip-apis`\? \[REF-70\]
// error: tests/errors/traefik_unknown_middleware\.cpp:15: IngressRoute `broken` sends Host\(`deces\.local`\) through Middleware `auth`, which is in namespace `edge` and not in `default`; name one of the same namespace, or put both into one \[REF-70\]
#include "web.hpp"

#include <dovetail/traefik.hpp>

inline constexpr auto strip = Middleware<"strip-apis">{}.withStripPrefix("/api");
inline constexpr auto auth = external<Middleware>("auth").inNamespace("edge");
inline constexpr auto at_host = traefik::route(traefik::host("deces.local"));
#ifdef FIXED
inline constexpr auto broken = IngressRoute<"broken">{}.withRoute(
    at_host.withMiddleware(strip).withMiddleware(auth).withService(web_service, http));
#else
inline constexpr auto broken = IngressRoute<"broken">{}.withRoute(
    at_host.withMiddleware("strip-api").withMiddleware("auth").withService(web_service, http));
#endif

inline constexpr auto all = stack<"test">(
    file("broken.yaml", broken), file("strip.yaml", strip), file("web.yaml", web), file("service.yaml", web_service))
                                .withExternals(auth);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
