// error: tests/errors/hook_deletes_what_is_kept\.cpp:8: ConfigMap `broken` is to be kept \(helm\.sh/resource-policy: keep\), and as a hook Helm deletes it before it makes it again, which is what it does where no delete policy is said; make it no hook, or a hook of pre-install with hook-failed alone \[DOV-54\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = ConfigMap<"broken">{}.withData("LEVEL", "info").withResourcePolicyKeep();
#else
inline constexpr auto broken =
    ConfigMap<"broken">{}.withData("LEVEL", "info").withResourcePolicyKeep().asHook(hook::pre_install);
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
