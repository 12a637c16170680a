// error: tests/errors/identity_custom_reference\.cpp:11: VaultStaticSecret `secret` names VaultAuth `aut` in spec\.vaultAuthRef, which is not in this stack and which no external declares; did you mean `auth`\? \[DOV-03\]
#include "web.hpp"

inline constexpr auto made = Secret<"made">{}.withKeys("KEY");
inline constexpr auto auth = VaultAuth<"auth">{}.withKubernetes("role", "default").withMount("kubernetes");
#ifdef FIXED
inline constexpr auto broken =
    VaultStaticSecret<"secret">{}.withVaultAuthRef(auth).withKv2("secret", "path").withDestination(made);
#else
inline constexpr auto broken =
    VaultStaticSecret<"secret">{}.withVaultAuthRef("aut").withKv2("secret", "path").withDestination(made);
#endif

inline constexpr auto all = stack<"test">(file("auth.yaml", auth), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
