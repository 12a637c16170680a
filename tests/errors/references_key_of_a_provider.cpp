// error: tests/errors/references_key_of_a_provider\.cpp:8: Issuer `public` names key `tokn` of Secret `cloudflare` in spec\.acme\.solvers\.dns01\.cloudflare\.apiTokenSecretRef, which has no such key; did you mean `token`\? \[DOV-03\]
#include "web.hpp"

#include <dovetail/cert_manager.hpp>

inline constexpr auto token = external<Secret>("cloudflare").withKeys("token");
inline constexpr auto broken =
    Issuer<"public">{}.withAcme("https://acme.example.com/directory", "me@example.com", "account").edit([](auto& x) {
      auto& from =
          x.spec.acme->solvers.emplace_back().dns01.ensure().cloudflare.ensure().apiTokenSecretRef.ensure();
      from.name = "cloudflare";
#ifdef FIXED
      from.key = "token";
#else
      from.key = "tokn";
#endif
    });

inline constexpr auto all = stack<"test">(file("broken.yaml", broken)).withExternals(token);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
