// error: tests/errors/scheduling_gate_twice\.cpp:4: Deployment `web` has schedulingGate `example\.com/wait` twice; remove one of the two \[IDN-17\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  auto& gates = pod.schedulingGates;
  gates.emplace_back().name = "example.com/wait";
#ifdef FIXED
  gates.emplace_back().name = "example.com/other";
#else
  gates.emplace_back().name = "example.com/wait";
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
