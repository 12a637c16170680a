// error: tests/errors/ingress_unknown_issuer\.cpp:13: Ingress `broken` asks ClusterIssuer `letsencrypt-prd` for its certificate, which is not in this stack and which no external declares; did you mean `letsencrypt-prod`\? \[REF-68\]
#include "web.hpp"

inline constexpr auto letsencrypt = external<ClusterIssuer>("letsencrypt-prod");
#ifdef FIXED
inline constexpr auto broken =
    Ingress<"broken">{}
        .withClusterIssuer("letsencrypt-prod")
        .withHost("a.example.com")
        .withPath("/", web_service, http);
#else
inline constexpr auto broken =
    Ingress<"broken">{}.withClusterIssuer("letsencrypt-prd").withHost("a.example.com").withPath("/", web_service, http);
#endif

inline constexpr auto all =
    stack<"test">(file("web.yaml", web), file("service.yaml", web_service), file("broken.yaml", broken))
        .withExternals(letsencrypt);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
