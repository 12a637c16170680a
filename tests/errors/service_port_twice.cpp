// error: tests/errors/service_port_twice\.cpp:7: Service `broken` has port 8080/TCP twice; remove one of the two, or change its number \[IDN-10\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Service<"broken">{web}.withPort(http).withPort("more", 8081, 8080);
#else
inline constexpr auto broken = Service<"broken">{web}.withPort(http).withPort("more", 8080, 8080);
#endif

inline constexpr auto all = stack<"test">(file("web.yaml", web), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
