// error: tests/errors/cert_manager_host_of_no_certificate\.cpp:16: IngressRoute `broken` serves `matchid-poc\.matchid\.io` with Certificate `poc`, which is for `matchid\.io`, `\*\.poc\.matchid\.io`; add the host to withDnsNames\(\.\.\.\) of the Certificate \[DOV-09\]
#include "web.hpp"

#include <dovetail/cert_manager.hpp>
#include <dovetail/traefik.hpp>

inline constexpr auto letsencrypt = external<ClusterIssuer>("letsencrypt-prod");
#ifdef FIXED
inline constexpr auto certificate =
    Certificate<"poc">{}.withDnsNames("matchid.io", "*.matchid.io").withIssuerRef(letsencrypt);
#else
inline constexpr auto certificate =
    Certificate<"poc">{}.withDnsNames("matchid.io", "*.poc.matchid.io").withIssuerRef(letsencrypt);
#endif
inline constexpr auto broken =
    IngressRoute<"broken">{}.withRoute(traefik::host("matchid-poc.matchid.io"), web_service, http).withTls(certificate);

inline constexpr auto all = stack<"test">(file("broken.yaml", broken), file("certificate.yaml", certificate),
    file("web.yaml", web), file("service.yaml", web_service))
                                .withExternals(letsencrypt);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
