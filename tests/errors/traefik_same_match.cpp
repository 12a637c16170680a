// error: tests/errors/traefik_same_match\.cpp:\d+: IngressRoute `admin` has the match .*PathPrefix.* &&.*Host.*, as does IngressRoute `shop` \(as Host.*\), and nothing says which of the two goes first; remove one, or give one a priority \[DOV-28\]
#include "web.hpp"

#include <dovetail/traefik.hpp>

inline constexpr auto routes =
    IngressRoute<"shop">{}.withEntryPoints("web").withRoute(
        traefik::host("shop.example.com") && traefik::path_prefix("/api"), web_service, http);
inline constexpr auto again = traefik::route("PathPrefix(`/api`) && Host(`shop.example.com`)").withService(web_service, http);
#ifdef FIXED
inline constexpr auto admin = IngressRoute<"admin">{}.withEntryPoints("web").withRoute(again.withPriority(100));
#else
inline constexpr auto admin = IngressRoute<"admin">{}.withEntryPoints("web").withRoute(again);
#endif

inline constexpr auto shop = stack<"shop">(file("web.yaml", web), file("service.yaml", web_service),
                                           file("routes.yaml", routes), file("admin.yaml", admin));

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
