// error: tests/errors/workload_spec_recreated\.cpp:4: Deployment `web` is recreated, and has rollingUpdate; remove rollingUpdate \[CON-38\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& strategy = d.spec.strategy.ensure();
#ifndef FIXED
  strategy.type = api::apps::v1::DeploymentStrategy::Type::Recreate;
  strategy.rollingUpdate.ensure();
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
