// error: tests/errors/container_resources_resized_twice\.cpp:4: Deployment `web`, container `nginx` says twice how `cpu` is resized; remove one of the two \[IDN-19\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  auto& resizes = pod.containers[0].resizePolicy;
  for (int i = 0; i < 2; ++i) {
    resizes.emplace_back().resourceName = "cpu";
    resizes[i].restartPolicy = "NotRequired";
  }
#ifdef FIXED
  resizes[1].resourceName = "memory";
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
