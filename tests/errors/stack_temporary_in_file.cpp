// error: x
#include "web.hpp"

#ifdef FIXED
inline constexpr auto service = Service<"web">{web}.withPort(http);
inline constexpr auto all = stack<"test">(file("web.yaml", web), file("service.yaml", service));
#else
inline constexpr auto all = stack<"test">(file("web.yaml", web), file("service.yaml", Service<"web">{web}.withPort(http)));
#endif

int main(int argc, char** argv) { return generate<all>(argc, argv); }
