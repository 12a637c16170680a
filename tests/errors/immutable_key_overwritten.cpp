// error: tests/errors/immutable_key_overwritten\.cpp:17: Certificate `web` has cert-manager write Secret `ezscale-website-secrets`, whose keys `APP_KEY`, `oauth-private\.key` are made once and never again: all that was made with them would be lost; name another Secret \[DOV-55\]
// error: tests/errors/immutable_key_overwritten\.cpp:22: Secret `ezscale-website-secrets` would be written over the one of its name, whose key `oauth-private\.key` is made once and never again: all that was made with it would be lost; take the key here with withImmutableKey\(\), or name another Secret \[DOV-55\]
#include "web.hpp"

#include <dovetail/cert_manager.hpp>

inline constexpr auto app_key = value<"secret.appKey">(grammars::any_text, "");
inline constexpr auto private_key = value<"secret.oauthPrivateKey">(grammars::any_text, "");
inline constexpr auto secrets =
    external<Secret>("ezscale-website-secrets").withImmutableKeys("APP_KEY", "oauth-private.key");
inline constexpr auto signer = external<ClusterIssuer>("letsencrypt");
#ifdef FIXED
inline constexpr auto certificate = Certificate<"web">{}.withDnsNames("web.example.com").withIssuerRef(signer);
#else
inline constexpr auto certificate =
    Certificate<"web">{}
        .withSecretName("ezscale-website-secrets")
        .withDnsNames("web.example.com")
        .withIssuerRef(signer);
#endif
inline constexpr auto given =
    GivenSecret<"ezscale-website-secrets">{}
        .withImmutableKey("APP_KEY", app_key)
#ifdef FIXED
        .withImmutableKey("oauth-private.key", private_key);
#else
        .withKey("oauth-private.key", private_key);
#endif

inline constexpr auto all =
    stack<"test">(file("certificate.yaml", certificate), file("secret.yaml", given))
        .withExternals(secrets, signer)
        .withValues(app_key, private_key);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
