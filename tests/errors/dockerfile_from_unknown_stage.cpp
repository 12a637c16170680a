// error: tests/errors/dockerfile_from_unknown_stage\.cpp:14: stage `app` of Dockerfile `test` starts from `runtim-base`, which is no stage of it, and no image with a tag or a digest; did you mean `runtime-base`\? \[DOV-40\]
// error: tests/errors/dockerfile_from_unknown_stage\.cpp:15: stage `tools` of Dockerfile `test` starts from `alpine`, which is no stage of it, and no image with a tag or a digest; its stages are .* \[DOV-40\]
// error: tests/errors/dockerfile_from_unknown_stage\.cpp:16: Dockerfile `test` has two stages named `app`; rename one of the two, or list it once \[DOV-41\]
// never: constant expression
#include "website.hpp"

namespace test {

#ifdef FIXED
inline constexpr auto app = Stage<"app">{"runtime-base"};
inline constexpr auto tools = Stage<"tools">{"alpine:3.22"};
inline constexpr auto other = Stage<"other">{runtime};
#else
inline constexpr auto app = Stage<"app">{"runtim-base"};
inline constexpr auto tools = Stage<"tools">{"alpine"};
inline constexpr auto other = Stage<"app">{runtime};
#endif
inline constexpr auto file = Dockerfile<"test">{}.withStages(vendor, runtime).withTargets(app, tools, other);
inline constexpr auto image = built_image<file>("git.example.com/team/test");

}  // namespace test
