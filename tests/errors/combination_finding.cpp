// error: tests/errors/combination_finding\.cpp:\d+: with large on and cache\.enabled off: Deployment `reader`, container `reader`, variable `LEVEL` reads ConfigMap `settings`, which nothing in this stack makes .* \[REF-18\]
#include "web.hpp"

inline constexpr auto large = value<"large">(false);
inline constexpr auto cached = value<"cache.enabled">(true);
inline constexpr auto settings = ConfigMap<"settings">{}.withData("LEVEL", "info");
inline constexpr auto reader = Deployment<"reader">{}.withContainer(
    Container<"reader">{image("reader:1.0")}.withEnv("LEVEL", settings.key("LEVEL")).when(large));

inline constexpr auto all = stack<"test">(file("reader.yaml", reader),
#ifdef FIXED
    file("settings.yaml", settings))
#else
    file("settings.yaml", settings).when(cached))
#endif
                                .withValues(large, cached);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
