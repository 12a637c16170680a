// error: tests/errors/container_resources_misspelled_resource\.cpp:4: Deployment `web`, container `nginx` limits `memroy`, which is no resource of a container; did you mean `memory`\? \[GRM-15\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  auto& limits = pod.containers[0].resources.ensure().limits;
#ifdef FIXED
  limits["memory"] = "1Gi";
#else
  limits["memroy"] = "1Gi";
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
