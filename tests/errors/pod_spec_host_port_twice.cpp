// error: tests/errors/pod_spec_host_port_twice\.cpp:4: Deployment `web`, container `nginx` takes host port 80, which container `nginx` has already; choose another host port \[IDN-07\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  auto& ports = pod.containers[0].ports;
  ports[0].hostPort = 80;
  ports.emplace_back().containerPort = 9090;
#ifdef FIXED
  ports[1].hostPort = 81;
#else
  ports[1].hostPort = 80;
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
