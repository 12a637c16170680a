// error: tests/errors/probes_handler_of_undeclared_port\.cpp:4: Deployment `web`, container `nginx` has a preStop handler that asks port `htp`, but the container declares 8080/TCP `http`; did you mean `http`\? \[REF-46\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  auto& stop = pod.containers[0].lifecycle.ensure().preStop.ensure().httpGet.ensure();
#ifdef FIXED
  stop.port = "http";
#else
  stop.port = "htp";
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
