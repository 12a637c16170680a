// error: tests/errors/scheduling_gate_of_a_node\.cpp:4: Deployment `web` has schedulingGates and a nodeName: it would be scheduled already; remove nodeName or the gates \[CON-36\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
#ifndef FIXED
  pod.schedulingGates.emplace_back().name = "example.com/wait";
  pod.nodeName = "edge";
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
