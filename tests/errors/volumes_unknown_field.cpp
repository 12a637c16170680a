// error: tests/errors/volumes_unknown_field\.cpp:4: Deployment `web`, volume `info` takes the field `metadata\.lables`, which cannot be had there; did you mean `metadata\.labels`\? \[GRM-22\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  pod.volumes.emplace_back().name = "info";
  auto& item = pod.volumes[0].downwardAPI.ensure().items.emplace_back();
  item.path = "labels";
#ifdef FIXED
  item.fieldRef.ensure().fieldPath = "metadata.labels";
#else
  item.fieldRef.ensure().fieldPath = "metadata.lables";
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
