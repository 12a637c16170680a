// error: tests/errors/workload_spec_exit_codes_out_of_order\.cpp:4: Job `run` has the exit code 1 after 2: they are in order, each once; write them in order, each once \[IDN-33\]
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
  codes.values.push_back(3);
#else
  codes.values.push_back(1);
#endif
});

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
