// warning: CON-91
#include "web.hpp"

inline constexpr auto warned = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  auto& volume = pod.volumes.emplace_back();
  volume.name = "sources";
#ifdef FIXED
  volume.emptyDir.ensure();
#else
  volume.gitRepo.ensure().repository = "https://git.example.com/sources.git";
#endif
  auto& mount = pod.containers[0].volumeMounts.emplace_back();
  mount.name = "sources";
  mount.mountPath = "/sources";
});

inline constexpr auto all = stack<"test">(file("web.yaml", warned));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
