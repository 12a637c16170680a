// error: tests/errors/dockerfile_copy_from_unknown_stage\.cpp:14: stage `broken` of Dockerfile `test` copies from `composer-dep`, which is no stage of it, and no image with a tag or a digest; did you mean `composer-deps`\? \[DOV-40\]
// error: tests/errors/dockerfile_copy_from_unknown_stage\.cpp:15: stage `broken` of Dockerfile `test` copies from `node-build`, which is no stage of it, and no image with a tag or a digest; its stages are `composer-deps`, `broken`, `later` \[DOV-40\]
// error: tests/errors/dockerfile_copy_from_unknown_stage\.cpp:16: stage `broken` of Dockerfile `test` copies from stage `later`, which comes after it; list `later` first \[DOV-40\]
// error: tests/errors/dockerfile_copy_from_unknown_stage\.cpp:17: stage `broken` of Dockerfile `test` copies from itself; name a stage that withStages\(\.\.\.\) or withTargets\(\.\.\.\) lists before, or an image with its tag \[DOV-40\]
// never: constant expression
#include "website.hpp"

inline constexpr auto later = Stage<"later">{"alpine:3.22"};
inline constexpr auto node_build = Stage<"node-build">{"node:24-alpine"};
#ifdef FIXED
inline constexpr auto broken = Stage<"broken">{"alpine:3.22"}.withCopyFrom(vendor, "/app", "/app");
#else
inline constexpr auto broken = Stage<"broken">{"alpine:3.22"}
                                   .withCopyFrom("composer-dep", "/app/vendor", "vendor/")
                                   .withCopyFrom(node_build, "/app/public", "public/")
                                   .withCopyFrom(later, "/a", "/a")
                                   .withCopyFrom("broken", "/a", "/b");
#endif
inline constexpr auto test = Dockerfile<"test">{}.withStages(vendor).withTargets(broken, later);
inline constexpr auto test_image = built_image<test>("git.example.com/team/test");
inline constexpr auto web_of_test = Deployment<"web">{}.withContainer(Container<"web">{test_image.target<"broken">("v1")});
inline constexpr auto all = stack<"test">(file("web.yaml", web_of_test));
static_assert(is_sound<all>);
