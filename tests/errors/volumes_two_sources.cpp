// error: tests/errors/volumes_two_sources\.cpp:4: Deployment `web`, volume `data` has several sources: one volume is one thing; make two volumes of it \[CON-01\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  pod.volumes.emplace_back().name = "data";
  pod.volumes[0].emptyDir.ensure();
#ifndef FIXED
  pod.volumes[0].hostPath.ensure().path = "/srv";
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
