// error: tests/errors/keys_unknown_service_account\.cpp:8: Deployment `broken` runs as ServiceAccount `deploy`, which is not in this stack and which no external declares; did you mean `deployer`\? \[REF-33\]
#include "web.hpp"

inline constexpr auto deployer = external<ServiceAccount>("deployer");
#ifdef FIXED
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx).withServiceAccountName("deployer");
#else
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx).withServiceAccountName("deploy");
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken)).withExternals(deployer);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
