// error: Dockerfile `website` has no target `hroizon`; did you mean `horizon`\?
// error: tests/errors/built_image_unknown_target\.cpp:16:
// error: Dockerfile `website` has no target `scheduler`; its targets are `app`, `horizon`
// error: tests/errors/built_image_unknown_target\.cpp:17:
// error: Dockerfile `website` has no target `runtime-base`.*it has that stage, but not among withTargets\(\.\.\.\)
// error: tests/errors/built_image_unknown_target\.cpp:18:
// never: constant expression
#include "website.hpp"

#ifdef FIXED
inline constexpr auto queue = Container<"queue">{website_image.target<"horizon">(image_tag)};
inline constexpr auto timer = Container<"timer">{website_image.target<"app">("v1")};
inline constexpr auto shell = Container<"shell">{website_image.target<app>(image_tag)};
#else
// A Deployment of a role that no target has:
inline constexpr auto queue = Container<"queue">{website_image.target<"hroizon">(image_tag)};
inline constexpr auto timer = Container<"timer">{website_image.target<"scheduler">("v1")};
inline constexpr auto shell = Container<"shell">{website_image.target<runtime>(image_tag)};
#endif
inline constexpr auto broken = Deployment<"broken">{}.withContainer(queue).withContainer(timer).withContainer(shell);
inline constexpr auto all = stack<"test">(file("broken.yaml", broken)).withValues(image_tag);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
