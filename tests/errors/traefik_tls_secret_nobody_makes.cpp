// error: tests/errors/traefik_tls_secret_nobody_makes\.cpp:14: IngressRoute `broken` takes its certificate from Secret `deces-tsl`, which nothing in this stack makes and no external declares; did you mean `deces-tls`\?; a Certificate lets cert-manager make it, or declare it external \[REF-13\]
#include "web.hpp"

#include <dovetail/cert_manager.hpp>
#include <dovetail/traefik.hpp>

inline constexpr auto letsencrypt = external<ClusterIssuer>("letsencrypt-prod");
inline constexpr auto certificate =
    Certificate<"deces">{}.withSecretName("deces-tls").withDnsNames("deces.local").withIssuerRef(letsencrypt);
inline constexpr auto route = IngressRoute<"broken">{}.withRoute(traefik::host("deces.local"), web_service, http);
#ifdef FIXED
inline constexpr auto broken = route.withTls(certificate);
#else
inline constexpr auto broken = route.withTls("deces-tsl");
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken), file("certificate.yaml", certificate),
    file("web.yaml", web), file("service.yaml", web_service))
                                .withExternals(letsencrypt);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
