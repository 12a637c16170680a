// error: tests/errors/service_node_port_of_a_cluster_ip\.cpp:8: Service `broken` has node port 30083, but is of type ClusterIP; add withNodePortType\(\), or remove the node port \[CON-58\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = web_service.withNodePort(http, 30083);
#else
inline constexpr auto broken =
    Service<"broken">{web}.withPort(http).edit([](api::core::v1::Service& s) { s.spec.ports[0].nodePort = 30083; });
#endif

inline constexpr auto all = stack<"test">(file("web.yaml", web), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
