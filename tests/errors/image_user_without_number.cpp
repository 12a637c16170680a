// error: tests/errors/image_user_without_number\.cpp:\d+: Deployment `broken`, container `app` must not run as root, but target `app` of Dockerfile `website` runs as `www-data`, whose number the kubelet does not know: it would not start it; add \.user\(33\) to the security context: the number of the user of the image \[DOV-43\]
#include "website.hpp"

inline constexpr auto container = Container<"app">{website_image.target<"app">(image_tag)}.withPort(fpm);
#ifdef FIXED
inline constexpr auto broken = Deployment<"broken">{}.withContainer(container.withSecurityContext(non_root(33)));
#else
inline constexpr auto broken = Deployment<"broken">{}.withContainer(container.withSecurityContext(non_root()));
#endif
inline constexpr auto all = stack<"test">(file("broken.yaml", broken)).withValues(image_tag);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
