// error: tests/errors/service_node_port_twice_in_one\.cpp:4: Service `web` takes node port 30080 for its port 9090, which port 8080 of the same Service has already; choose another node port, or leave it to the cluster \[IDN-11\]
#include "web.hpp"

inline constexpr auto broken = Service<"web">{web}.withPort(http).edit([](api::core::v1::Service& s) {
  s.spec.type = api::core::v1::ServiceSpec::Type::NodePort;
  s.spec.ports[0].nodePort = 30080;
  s.spec.ports.push_back(s.spec.ports[0]);
  s.spec.ports[1].name = "other";
  s.spec.ports[1].port = 9090;
#ifdef FIXED
  s.spec.ports[1].nodePort = 30090;
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", web), file("service.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
