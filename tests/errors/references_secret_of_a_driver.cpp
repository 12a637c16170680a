// error: tests/errors/references_secret_of_a_driver\.cpp:5: Deployment `web` names Secret `keys` in a volume, which is not in this stack and which no external declares; did you mean `key`\? \[REF-63\]
#include "web.hpp"

inline constexpr auto key = external<Secret>("key");
inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
#ifdef FIXED
  pod.volumes.emplace_back().name = "csi";
  pod.volumes[0].csi.ensure().driver = "csi.example.com";
  pod.volumes[0].csi->nodePublishSecretRef.ensure().name = "key";
#else
  pod.volumes.emplace_back().name = "csi";
  pod.volumes[0].csi.ensure().driver = "csi.example.com";
  pod.volumes[0].csi->nodePublishSecretRef.ensure().name = "keys";
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken)).withExternals(key);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
