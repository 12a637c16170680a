// error: tests/errors/container_resources_of_containers\.cpp:5: Deployment `web`, container `nginx` has huge pages, and neither cpu nor memory; add a request of cpu or memory \[CON-12\]
// error: tests/errors/container_resources_of_containers\.cpp:5: Deployment `web`, container `nginx` limits example\.com/gpu `500m`, which is no whole number; write a whole number from 0 \[GRM-16\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  auto& container = pod.containers[0];
  auto& limits = container.resources.ensure().limits;
  limits["example.com/gpu"] = "1";
#ifndef FIXED
  limits["example.com/gpu"] = "500m";
  limits["hugepages-2Mi"] = "4Mi";
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
