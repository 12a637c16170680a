// error: tests/errors/service_node_port_twice\.cpp:8: Service `broken` takes node port 30083 for its port 8080, which port 8080 of Service `outside` has already; choose another node port, or leave it to the cluster \[IDN-12\]
#include "web.hpp"

inline constexpr auto outside = Service<"outside">{web}.withNodePort(http, 30083);
#ifdef FIXED
inline constexpr auto broken = Service<"broken">{web}.withNodePort(http, 30080);
#else
inline constexpr auto broken = Service<"broken">{web}.withNodePort(http, 30083);
#endif

inline constexpr auto all =
    stack<"test">(file("web.yaml", web), file("outside.yaml", outside), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
