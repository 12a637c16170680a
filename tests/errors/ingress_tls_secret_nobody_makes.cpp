// error: tests/errors/ingress_tls_secret_nobody_makes\.cpp:14: Ingress `broken` takes its certificate from Secret `web-tls`, which nothing in this stack makes and no external declares; withClusterIssuer\(\) lets cert-manager make it, or declare it external \[REF-13\]
#include "web.hpp"

inline constexpr auto letsencrypt = external<ClusterIssuer>("letsencrypt");
#ifdef FIXED
inline constexpr auto broken =
    Ingress<"broken">{}
        .withClusterIssuer("letsencrypt")
        .withHost("a.example.com")
        .withPath("/", web_service, http)
        .withTls("web-tls");
#else
inline constexpr auto broken =
    Ingress<"broken">{}.withHost("a.example.com").withPath("/", web_service, http).withTls("web-tls");
#endif

inline constexpr auto all =
    stack<"test">(file("web.yaml", web), file("service.yaml", web_service), file("broken.yaml", broken))
        .withExternals(letsencrypt);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
