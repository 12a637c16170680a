// error: tests/errors/hook_of_no_phase\.cpp:15: Job `broken` has `helm\.sh/hook: pre-instal`, and `pre-instal` is no phase that Helm knows: it would leave the resource out; did you mean `pre-install`\? \[DOV-53\]
// error: tests/errors/hook_of_no_phase\.cpp:16: Job `broken` has `helm\.sh/hook-weight: first`, which is no whole number: Helm would take it for 0; write it with asHook\(\.\.\.\), withHookWeight\(\.\.\.\), withHookDeletePolicy\(\.\.\.\), withResourcePolicyKeep\(\) \[DOV-53\]
// error: tests/errors/hook_of_no_phase\.cpp:17: Job `broken` has `helm\.sh/hook-delete-policy: hook-success`, and `hook-success` is no delete policy that Helm knows: nothing would be deleted by it; it knows `before-hook-creation`, `hook-succeeded`, `hook-failed` \[DOV-53\]
// error: tests/errors/hook_of_no_phase\.cpp:18: ConfigMap `kept` has `helm\.sh/resource-policy: retain`, and `retain` is no resource policy that Helm knows: the resource would not be kept; it knows `keep` \[DOV-53\]
#include "web.hpp"

inline constexpr auto job = Job<"broken">{}.withContainer(Container<"tool">{image("web:1.0")});
inline constexpr auto map = ConfigMap<"kept">{}.withData("LEVEL", "info");
#ifdef FIXED
inline constexpr auto broken =
    job.asHook(hook::pre_install).withHookWeight(1).withHookDeletePolicy(hook_delete::succeeded);
inline constexpr auto kept = map.withResourcePolicyKeep();
#else
inline constexpr auto broken =
    job.withAnnotation("helm.sh/hook", "pre-instal")
        .withAnnotation("helm.sh/hook-weight", "first")
        .withAnnotation("helm.sh/hook-delete-policy", "hook-success");
inline constexpr auto kept = map.withAnnotation("helm.sh/resource-policy", "retain");
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken), file("kept.yaml", kept));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
