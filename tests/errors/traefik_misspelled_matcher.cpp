// error: tests/errors/traefik_misspelled_matcher\.cpp:13: IngressRoute `broken` has the match Host\(`deces\.local`\) && PathPrefx\(`/api`\): PathPrefx is no matcher of Traefik 3; did you mean `PathPrefix`\? \[DOV-11\]
// error: tests/errors/traefik_misspelled_matcher\.cpp:14: IngressRoute `broken` has the match PathPrefix\(`api`\): PathPrefix takes a path that starts with `/`, not api; build the match of traefik::host\(\.\.\.\) && traefik::path_prefix\(\.\.\.\) \[DOV-11\]
// error: tests/errors/traefik_misspelled_matcher\.cpp:15: IngressRoute `broken` has the match Host\(\\?'deces\.local\\?'\): Traefik\\?'s quotes are backquotes; build the match of traefik::host\(\.\.\.\) && traefik::path_prefix\(\.\.\.\) \[DOV-11\]
#include "web.hpp"

#include <dovetail/traefik.hpp>

#ifdef FIXED
inline constexpr auto matched = traefik::route(traefik::host("deces.local") && traefik::path_prefix("/api"));
inline constexpr auto below = traefik::route(traefik::path_prefix("/api"));
inline constexpr auto quoted = traefik::route("Host(`deces.local`)");
#else
inline constexpr auto matched = traefik::route("Host(`deces.local`) && PathPrefx(`/api`)");
inline constexpr auto below = traefik::route(traefik::path_prefix("api"));
inline constexpr auto quoted = traefik::route("Host('deces.local')");
#endif
inline constexpr auto broken =
    IngressRoute<"broken">{}
        .withRoute(matched.withService(web_service, http))
        .withRoute(below.withService(web_service, http))
        .withRoute(quoted.withService(web_service, http));

inline constexpr auto all =
    stack<"test">(file("broken.yaml", broken), file("web.yaml", web), file("service.yaml", web_service));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
