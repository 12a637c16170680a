// error: tests/errors/pod_spec_never_restarted\.cpp:4: Deployment `web` has pods of restartPolicy Never, and restarts them always; remove restartPolicy, or make it a Job \[CON-33\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
#ifndef FIXED
  pod.restartPolicy = api::core::v1::PodSpec::RestartPolicy::Never;
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
