// error: tests/errors/workload_spec_exit_codes_of_unknown_container\.cpp:4: Job `run` has a rule over the exit codes of container `rnu`, which its pods do not have; did you mean `run`\? \[REF-52\]
#include "web.hpp"

inline constexpr auto broken = resource<api::batch::v1::Job, "run">([](api::batch::v1::Job& x) {
  x.spec.template_.spec.containers.emplace_back().name = "run";
  x.spec.template_.spec.containers[0].image = "run:1.0";
  x.spec.template_.spec.restartPolicy = api::core::v1::PodSpec::RestartPolicy::Never;
  auto& rule = x.spec.podFailurePolicy.ensure().rules.emplace_back();
  rule.action = api::batch::v1::PodFailurePolicyRule::Action::FailJob;
  auto& codes = rule.onExitCodes.ensure();
  codes.operator_ = api::batch::v1::PodFailurePolicyOnExitCodesRequirement::Operator::In;
  codes.values.push_back(2);
#ifdef FIXED
  codes.containerName = "run";
#else
  codes.containerName = "rnu";
#endif
});

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
