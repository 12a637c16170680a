// error: tests/errors/volumes_resources_of_unknown_container\.cpp:4: Deployment `web`, volume `info` takes resources of container `ngnix`, which the pod does not have; did you mean `nginx`\? \[REF-54\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  pod.volumes.emplace_back().name = "info";
  auto& item = pod.volumes[0].downwardAPI.ensure().items.emplace_back();
  item.path = "memory";
  item.resourceFieldRef.ensure().resource = "limits.memory";
#ifdef FIXED
  item.resourceFieldRef->containerName = "nginx";
#else
  item.resourceFieldRef->containerName = "ngnix";
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
