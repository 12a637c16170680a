// error: tests/errors/secret_makers_certificate_and_secret\.cpp:\d+: Certificate `web` makes Secret `web-tls`, and so does VaultStaticSecret `web`: each would write over what the other wrote; name another Secret in one of them
#include "web.hpp"

#include <dovetail/cert_manager.hpp>

inline constexpr auto tls = Secret<"web-tls">{}.withKeys("tls.crt", "tls.key");
inline constexpr auto from_vault = VaultStaticSecret<"web">{}.withKv2("kv", "shop/tls").withDestination(tls);
inline constexpr auto issuer = external<ClusterIssuer>("ca");
inline constexpr auto certificate =
    Certificate<"web">{}.withDnsNames("shop.example.com").withIssuerRef(issuer).withSecretName(tls);

inline constexpr auto shop = stack<"shop">(file("web.yaml", web), file("service.yaml", web_service)
#ifndef FIXED
                                           , file("vault.yaml", from_vault)
#endif
                                           , file("certificate.yaml", certificate))
                                 .withExternals(issuer);

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
