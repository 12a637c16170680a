// error: tests/errors/container_resources_of_the_pod\.cpp:4: Deployment `web` requests cpu `100m`, and its containers request more together; raise those of the pod \[CON-13\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  auto& container = pod.containers[0];
  container.resources.ensure().requests["cpu"] = "500m";
  auto& own = pod.resources.ensure().requests;
#ifdef FIXED
  own["cpu"] = "1";
#else
  own["cpu"] = "100m";
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
