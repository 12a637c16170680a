// error: tests/errors/traefik_unknown_port\.cpp:10: IngressRoute `broken` sends Host\(`deces\.local`\) to port `9090` of Service `web`, which has no such port; it has 8080 `http` \[REF-70\]
#include "web.hpp"

#include <dovetail/traefik.hpp>

inline constexpr auto metrics = port<"metrics">(9090);
#ifdef FIXED
inline constexpr auto broken = IngressRoute<"broken">{}.withRoute(traefik::host("deces.local"), web_service, http);
#else
inline constexpr auto broken = IngressRoute<"broken">{}.withRoute(traefik::host("deces.local"), web_service, metrics);
#endif

inline constexpr auto all =
    stack<"test">(file("broken.yaml", broken), file("web.yaml", web), file("service.yaml", web_service));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
