// error: tests/errors/volumes_path_of_the_node\.cpp:4: Deployment `web`, volume `data` is the path `/srv/\.\./etc` of the node, which has a step `\.\.`; write the path itself \[GRM-21\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  pod.volumes.emplace_back().name = "data";
#ifdef FIXED
  pod.volumes[0].hostPath.ensure().path = "/srv";
#else
  pod.volumes[0].hostPath.ensure().path = "/srv/../etc";
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
