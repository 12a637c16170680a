// error: tests/errors/container_resources_restart_rules\.cpp:4: Deployment `web`, container `nginx` has restartPolicyRules, and no restartPolicy of its own; use NotRequired, or set the restartPolicy of the container \[CON-92\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  auto& container = pod.containers[0];
  auto& rule = container.restartPolicyRules.emplace_back();
  rule.action = "Restart";
  rule.exitCodes.ensure().operator_ = "In";
  rule.exitCodes->values.push_back(1);
#ifdef FIXED
  container.restartPolicy = "Never";
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
