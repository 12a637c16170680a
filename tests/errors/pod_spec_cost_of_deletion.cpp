// error: tests/errors/pod_spec_cost_of_deletion\.cpp:4: Deployment `web` costs `1\.5` to delete, which is no whole number; write a number such as `100` \[GRM-49\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& annotations = d.spec.template_.metadata.annotations;
#ifdef FIXED
  annotations["controller.kubernetes.io/pod-deletion-cost"] = "15";
#else
  annotations["controller.kubernetes.io/pod-deletion-cost"] = "1.5";
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
