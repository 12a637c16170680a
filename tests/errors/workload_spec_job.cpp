// error: tests/errors/workload_spec_job\.cpp:7: Job `run` has a rule over failed pods about neither exit codes nor conditions; choose one of onExitCodes and onPodConditions \[CON-45\]
// error: tests/errors/workload_spec_job\.cpp:7: Job `run` has a selector of its own, and does not say manualSelector; remove the selector \[CON-47\]
// error: tests/errors/workload_spec_job\.cpp:7: Job `run` has backoffLimitPerIndex, which goes with completionMode Indexed; set completions, and completionMode to Indexed \[CON-44\]
// error: tests/errors/workload_spec_job\.cpp:7: Job `run` is managed by `runs`, which is no path of a domain such as `example\.com/controller`; write `example\.com/controller`, and indexes as `0,2-4` \[GRM-46\]
#include "web.hpp"

inline constexpr auto broken = resource<api::batch::v1::Job, "run">([](api::batch::v1::Job& x) {
  x.spec.template_.spec.containers.emplace_back().name = "run";
  x.spec.template_.spec.containers[0].image = "run:1.0";
  x.spec.template_.spec.restartPolicy = api::core::v1::PodSpec::RestartPolicy::Never;
#ifndef FIXED
  x.spec.backoffLimitPerIndex = 1;
  x.spec.managedBy = "runs";
  auto& rule = x.spec.podFailurePolicy.ensure().rules.emplace_back();
  rule.action = api::batch::v1::PodFailurePolicyRule::Action::FailJob;
  x.spec.selector.ensure().matchLabels["app"] = "run";
  x.spec.template_.metadata.labels["app"] = "run";
#endif
});

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
