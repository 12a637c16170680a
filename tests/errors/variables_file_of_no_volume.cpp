// error: tests/errors/variables_file_of_no_volume\.cpp:4: Deployment `web`, container `nginx`, variable `A` comes from a file of volume `evn`, which is no emptyDir of the pod; did you mean `env`\? \[REF-50\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  pod.volumes.emplace_back().name = "env";
  pod.volumes[0].emptyDir.ensure();
  auto& variable = pod.containers[0].env.emplace_back();
  variable.name = "A";
  auto& from = variable.valueFrom.ensure().fileKeyRef.ensure();
  from.key = "A";
  from.path = "a.env";
#ifdef FIXED
  from.volumeName = "env";
#else
  from.volumeName = "evn";
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
