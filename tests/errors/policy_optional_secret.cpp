// error: tests/errors/policy_optional_secret\.cpp:8: Deployment `broken`, container `nginx` takes its variables from Secret `mail` only if it is there, so it starts without; remove optional\(\), or waive DOV-13 with a reason \[DOV-13\]
#include "web.hpp"

inline constexpr auto mail = external<Secret>("mail");
#ifdef FIXED
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx.withEnvFrom(mail.all()));
#else
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx.withEnvFrom(mail.all().optional()));
#endif

inline constexpr auto all =
    stack<"test">(file("broken.yaml", broken)).withExternals(mail).withPolicies(policy::no_optional_secrets);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
