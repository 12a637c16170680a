// error: tests/errors/given_secret_generated\.cpp:13: Secret `ezscale-website-secrets` key `APP_KEY` is made once and never again; it cannot be generated; give the key a value of the stack: value<\.\.\.>\(\.\.\.\) \[DOV-56\]
// error: tests/errors/given_secret_generated\.cpp:14: Secret `ezscale-website-secrets` key `VALKEY_PASSWORD` would be generated anew with each rendering; give the key a value of the stack: value<\.\.\.>\(\.\.\.\) \[DOV-56\]
#include "web.hpp"

inline constexpr auto app_key = value<"secret.appKey">(grammars::any_text, "");
inline constexpr auto password = value<"secret.valkeyPassword">(grammars::any_text, "");
#ifdef FIXED
inline constexpr auto broken =
    GivenSecret<"ezscale-website-secrets">{}.withImmutableKey("APP_KEY", app_key).withKey("VALKEY_PASSWORD", password);
#else
inline constexpr auto broken =
    GivenSecret<"ezscale-website-secrets">{}
        .withImmutableKey("APP_KEY", generated())
        .withKey("VALKEY_PASSWORD", generated());
#endif

inline constexpr auto all = stack<"test">(file("secret.yaml", broken)).withValues(app_key, password);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
