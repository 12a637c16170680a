// error: tests/errors/pod_spec_host_port_of_another_number\.cpp:4: Deployment `web`, container `nginx` has host port 80 for its port 8080, and its pod is in the network of its node: both are the same; remove hostPort, or make both the same \[CON-18\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  auto& container = pod.containers[0];
  pod.hostNetwork = true;
#ifdef FIXED
  container.ports[0].hostPort = 8080;
#else
  container.ports[0].hostPort = 80;
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
