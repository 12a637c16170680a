// error: tests/errors/cert_manager_unknown_issuer\.cpp:16: Certificate `broken` asks ClusterIssuer `letsencrypt` to sign it, which is not in this stack and which no external declares; there is ClusterIssuer `letsencrypt-prod` \[REF-68\]
// error: tests/errors/cert_manager_unknown_issuer\.cpp:18: Certificate `other` asks Issuer `letsencrypt-prod` to sign it, but that is a ClusterIssuer; name that kind \[REF-68\]
#include "web.hpp"

#include <dovetail/cert_manager.hpp>

inline constexpr auto issuer =
    ClusterIssuer<"letsencrypt-prod">{}
        .withAcme("https://acme.example.com/directory", "ops@example.com", "letsencrypt-account")
        .withHttp01Solver("traefik");
#ifdef FIXED
inline constexpr auto broken = Certificate<"broken">{}.withDnsNames("a.example.com").withIssuerRef(issuer);
inline constexpr auto other = Certificate<"other">{}.withDnsNames("b.example.com").withIssuerRef(issuer);
#else
inline constexpr auto broken =
    Certificate<"broken">{}.withDnsNames("a.example.com").withIssuerRef("letsencrypt", "ClusterIssuer");
inline constexpr auto other =
    Certificate<"other">{}.withDnsNames("b.example.com").withIssuerRef("letsencrypt-prod", "Issuer");
#endif

inline constexpr auto all =
    stack<"test">(file("broken.yaml", broken), file("other.yaml", other), file("issuer.yaml", issuer));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
