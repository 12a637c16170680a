// error: tests/errors/ingress_two_issuers\.cpp:11: Ingress `web` names both ClusterIssuer `letsencrypt` and Issuer `own`; cert-manager takes one; declare the issuer: external<ClusterIssuer>\(\.\.\.\) \[REF-68\]
#include "web.hpp"

inline constexpr auto letsencrypt = external<ClusterIssuer>("letsencrypt");
inline constexpr auto own = external<Issuer>("own");
inline constexpr auto routed =
    Ingress<"web">{}.withHost("a.example.com").withPath("/", web_service, http).withClusterIssuer("letsencrypt");
#ifdef FIXED
inline constexpr auto broken = routed;
#else
inline constexpr auto broken = routed.withIssuer("own");
#endif

inline constexpr auto all =
    stack<"test">(file("web.yaml", web), file("service.yaml", web_service), file("broken.yaml", broken))
        .withExternals(letsencrypt, own);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
