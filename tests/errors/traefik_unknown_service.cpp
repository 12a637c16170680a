// error: tests/errors/traefik_unknown_service\.cpp:11: IngressRoute `broken` sends Host\(`deces\.local`\) && PathPrefix\(`/api`\) to Service `wep`, which is not in this stack and which no external declares; did you mean `web`\? \[REF-70\]
#include "web.hpp"

#include <dovetail/traefik.hpp>

#ifdef FIXED
inline constexpr auto broken =
    IngressRoute<"broken">{}.withRoute(traefik::host("deces.local") && traefik::path_prefix("/api"), web_service, http);
#else
inline constexpr auto broken = IngressRoute<"broken">{}.withRoute(
    traefik::route(traefik::host("deces.local") && traefik::path_prefix("/api")).withService("wep", 8080));
#endif

inline constexpr auto all =
    stack<"test">(file("broken.yaml", broken), file("web.yaml", web), file("service.yaml", web_service));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
