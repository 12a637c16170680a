// error: tests/errors/identity_same_object_twice\.cpp:9: Deployment `web` stands in the stack twice; the other is at tests/errors/web\.hpp:11; rename one of the two, or remove it \[IDN-28\]
// error: tests/errors/web\.hpp:12: Service `web` stands in the stack twice: it is listed two times; rename one of the two, or remove it \[IDN-28\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Deployment<"web2">{}.withContainer(nginx);
inline constexpr auto all = stack<"test">(file("web.yaml", web), file("broken.yaml", broken));
#else
inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx);
inline constexpr auto all = stack<"test">(file("web.yaml", web), file("broken.yaml", broken),
    file("service.yaml", web_service), file("service.yaml", web_service));
#endif

int main(int argc, char** argv) { return generate<all>(argc, argv); }
