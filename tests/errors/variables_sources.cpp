// error: tests/errors/variables_sources\.cpp:5: Deployment `web`, container `nginx` takes its variables from nothing; make a source of each \[CON-04\]
// error: tests/errors/variables_sources\.cpp:5: Deployment `web`, container `nginx`, variable `A` comes from nothing; remove one of the two \[CON-03\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  auto& container = pod.containers[0];
  auto& variable = container.env.emplace_back();
  variable.name = "A";
#ifdef FIXED
  variable.valueFrom.ensure().fieldRef.ensure().fieldPath = "status.podIP";
#else
  variable.valueFrom.ensure();
  container.envFrom.emplace_back();
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
