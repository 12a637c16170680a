// warning: IDN-06
#include "web.hpp"

inline constexpr auto warned = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& ports = d.spec.template_.spec.containers[0].ports;
  ports.emplace_back().name = "http-too";
#ifdef FIXED
  ports[1].containerPort = 9090;
#else
  ports[1].containerPort = 8080;
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", warned));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
