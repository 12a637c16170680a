// error: tests/errors/image_port_not_exposed\.cpp:10: Deployment `broken`, container `app` declares port 9001/TCP, which its image does not expose: target `app` of Dockerfile `website` exposes 9000/TCP; add withExpose\(\.\.\.\) to the stage of the image, or declare a port that it exposes \[DOV-42\]
// error: tests/errors/image_port_not_exposed\.cpp:11: Deployment `broken`, container `horizon` declares port 8080/TCP, which its image does not expose: target `horizon` of Dockerfile `website` exposes no port; add withExpose\(\.\.\.\) to the stage of the image, or declare a port that it exposes \[DOV-42\]
#include "website.hpp"

#ifdef FIXED
inline constexpr auto web_container = Container<"app">{website_image.target<"app">(image_tag)}.withPort(fpm);
inline constexpr auto queue = Container<"horizon">{website_image.target<"horizon">(image_tag)};
#else
inline constexpr auto status = port<"status">(9001);
inline constexpr auto web_container = Container<"app">{website_image.target<"app">(image_tag)}.withPort(status);
inline constexpr auto queue = Container<"horizon">{website_image.target<"horizon">(image_tag)}.withPort(http);
#endif
inline constexpr auto broken = Deployment<"broken">{}.withContainer(web_container).withContainer(queue);
inline constexpr auto all = stack<"test">(file("broken.yaml", broken)).withValues(image_tag);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
