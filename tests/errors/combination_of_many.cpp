// error: tests/errors/combination_of_many\.cpp:\d+: with b on, e off and g on: Deployment `reader`, container `reader`, variable `LEVEL` reads ConfigMap `settings`, which nothing in this stack makes .* \[REF-18\]
#include "web.hpp"

inline constexpr auto a = value<"a">(true), b = value<"b">(true), c = value<"c">(true), d = value<"d">(true),
                      e = value<"e">(true), f = value<"f">(true), g = value<"g">(true), h = value<"h">(true);
inline constexpr auto settings = ConfigMap<"settings">{}.withData("LEVEL", "info");
inline constexpr auto reader = Deployment<"reader">{}.withContainer(
    Container<"reader">{image("reader:1.0")}.withEnv("LEVEL", settings.key("LEVEL")).when(b));

inline constexpr auto all = stack<"test">(file("reader.yaml", reader).when(g),
#ifdef FIXED
    file("settings.yaml", settings))
#else
    file("settings.yaml", settings).when(e))
#endif
                                .withValues(a, b, c, d, e, f, g, h);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
