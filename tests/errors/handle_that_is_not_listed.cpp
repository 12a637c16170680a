// error: tests/errors/handle_that_is_not_listed\.cpp:\d+: Deployment `broken`, container `nginx` takes its variables from ConfigMap `settings`, which nothing in this stack makes and no external declares; its handle is not listed: add what makes it to the stack, or put it into withExternals\(\.\.\.\) \(so it is with Deployment `second`, container `nginx` at tests/errors/handle_that_is_not_listed\.cpp:\d+ and Deployment `third`, container `nginx` at tests/errors/handle_that_is_not_listed\.cpp:\d+\) \[REF-22\]
// error: tests/errors/handle_that_is_not_listed\.cpp:\d+: Deployment `broken` pulls images with Secret `registry`, which nothing in this stack makes and no external declares; its handle is not listed: add what makes it to the stack, or put it into withExternals\(\.\.\.\) \[REF-34\]
// never: did you mean
#include "web.hpp"

// One that is not listed is no other one misspelled, however near its name.
inline constexpr auto settings = ConfigMap<"settings">{}.withData("LEVEL", "info");
inline constexpr auto setting = ConfigMap<"setting">{}.withData("LEVEL", "info");
inline constexpr auto registry = external<Secret>("registry");
inline constexpr auto registry2 = external<Secret>("registry2");
inline constexpr auto broken =
    Deployment<"broken">{}.withContainer(nginx.withEnvFrom(settings)).withImagePullSecret(registry);
inline constexpr auto second = Deployment<"second">{}.withContainer(nginx.withEnvFrom(settings));
inline constexpr auto third = Deployment<"third">{}.withContainer(nginx.withEnvFrom(settings));

inline constexpr auto all = stack<"test">(file("broken.yaml", broken), file("second.yaml", second), file("third.yaml", third),
#ifdef FIXED
                                          file("settings.yaml", settings),
#endif
                                          file("setting.yaml", setting))
#ifdef FIXED
                                .withExternals(registry);
#else
                                .withExternals(registry2);
#endif

int main(int argc, char** argv) { return generate<all>(argc, argv); }
